/** A moment in a log: seconds since some day, and where it is written. Without a date the day is 0. */
export type Timestamp = {
  readonly from: number;
  readonly to: number;
  /** In UTC where a zone is written, else as the clock said. */
  readonly at: number;
  readonly hasDate: boolean;
};

/** A line that states more moments than this is data. */
const perLineMax = 8;
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The common log format has a colon between its year and its hour. */
const clock = /(?:(?<=\/\d{4}:)|(?<![\d:.]))(\d{1,2}):([0-5]\d):([0-6]\d)(?:[.,:](\d{1,9}))?(?!\d|:\d)/g;
const clockJapanese = /(\d{1,2})時(\d{1,2})分(\d{1,2})(?:\.(\d{1,3}))?秒/g;
const compact = /(?<!\d)(\d{4})([01]\d)([0-3]\d)T?([0-2]\d)([0-5]\d)([0-6]\d)(?:[.,](\d{1,9}))?Z?(?!\d)/g;
/** Seconds, milliseconds, microseconds or nanoseconds since 1970 at the beginning of a line, and a kernel's clock. */
const epoch =
  /^[\s[(]{0,3}(1[4-9]\d{8})(?:\.(\d{1,9}))?[\])]?(?=[\s,|:]|$)|^[\s[(]{0,3}(1[4-9]\d{11}(?:\d{3}(?:\d{3})?)?)[\])]?(?=[\s,|:]|$)/;
const kernel = /^\[\s{0,8}(\d{1,9}\.\d{3,6})\]/;

type Day = { readonly year: number; readonly month: number; readonly day: number };

const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;

/** What may be written right before a clock's time, from the commonest on. */
const dates: readonly (readonly [RegExp, (parts: readonly string[]) => Day])[] = [
  [/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T|[ ,_-]{1,3}|\s?\[)$/, ([y, m, d]) => dayOf(y, m, d)],
  [/(?<!\d)(\d{4})(\d\d)(\d\d)[T -]$/, ([y, m, d]) => dayOf(y, m, d)],
  [/(\d{1,2})[/ -]([A-Z][a-z]{2})[a-z]{0,6}[/ -](\d{4}|\d\d)[: T]{1,2}$/, ([d, m, y]) => dayOf(y, monthOf(m!), d)],
  [
    /([A-Z][a-z]{2})[a-z]{0,6}\.? {1,2}(\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? (?:at |@ )?$/,
    ([m, d, y]) => dayOf(y, monthOf(m!), d),
  ],
  [/([A-Z][a-z]{2})[a-z]{0,6} {1,2}(\d{1,2}) $/, ([m, d]) => dayOf(undefined, monthOf(m!), d)],
  [/(\d{1,2})\.(\d{1,2})\.(\d{4}),? $/, ([d, m, y]) => dayOf(y, m, d)],
  [/(\d{1,2})\/(\d{1,2})\/(\d{4}),? $/, ([a, b, y]) => (Number(a) > 12 ? dayOf(y, b, a) : dayOf(y, a, b))],
  [/(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日\s?(?:[(（].[)）])?\s?$/, ([y, m, d]) => dayOf(y, m, d)],
  [/(?<![\d-])(\d\d)-(\d\d) $/, ([m, d]) => dayOf(undefined, m, d)],
  [/\b[IWEFD](\d\d)(\d\d) $/, ([m, d]) => dayOf(undefined, m, d)],
];

const dayOf = (year: string | undefined, month: string | number | undefined, day: string | undefined): Day => ({
  year: year === undefined ? 0 : Number(year) + (year.length === 2 ? 2000 : 0),
  month: Number(month ?? 1),
  day: Number(day ?? 1),
});

function daysSince({ year, month, day }: Day): number {
  const leap = year % 4 === 0 && month > 2 ? 1 : 0;
  return year * 365 + Math.ceil(year / 4) + (daysBefore[month - 1] ?? 0) + leap + day;
}

const zonePattern = /^\s?(?:Z\b|UTC\b|GMT\b(?![+-])|(?:GMT)?([+-])(\d\d):?(\d\d)(?!\d))/;
const halfPattern = /^\s?([AaPp])\.?[Mm]\.?(?![A-Za-z])/;

/** The moments that a line states, in their order. */
export function timestampsOf(text: string): readonly Timestamp[] {
  const found: Timestamp[] = [];
  const first = epoch.exec(text) ?? kernel.exec(text);
  if (first) {
    const [all, seconds, fraction, long] = first;
    const at = long
      ? Number(long) / 10 ** (long.length - 10)
      : Number(seconds) + (fraction === undefined ? 0 : Number(`0.${fraction}`));
    found.push({
      from: all.length - all.trimStart().length,
      to: all.length,
      at,
      hasDate: !all.includes('.') || at > 1e9,
    });
  }
  for (const match of text.matchAll(compact)) {
    const [all, y, m, d, hours, minutes, seconds, fraction = '0'] = match;
    if (Number(m) < 1 || Number(m) > 12 || Number(y) < 1990 || Number(y) > 2100) continue;
    const at = daysSince(dayOf(y, m, d)) * 86_400 + inDay(hours, minutes, seconds, fraction);
    found.push({ from: match.index, to: match.index + all.length, at, hasDate: true });
    if (found.length >= perLineMax) break;
  }
  for (const match of [...text.matchAll(clock), ...text.matchAll(clockJapanese)]) {
    if (found.length >= perLineMax) break;
    if (Number(match[1]) > 24) continue;
    found.push(momentOf(text, match));
  }
  return found.sort((a, b) => a.from - b.from);
}

const inDay = (hours = '0', minutes = '0', seconds = '0', fraction = '0'): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);

function momentOf(text: string, match: RegExpExecArray): Timestamp {
  const [all, hours, minutes, seconds, fraction] = match;
  const end = match.index + all.length;
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  const after = text.slice(end, end + 24);
  let at = inDay(hours, minutes, seconds, fraction);
  let [from, to] = [match.index, end];
  const half = halfPattern.exec(after);
  const isLate = half ? half[1]!.toLowerCase() === 'p' : /午後\s?$/.test(before);
  if (half || /午[前後]\s?$/.test(before)) {
    if (isLate && Number(hours) < 12) at += 43_200;
    if (!isLate && Number(hours) === 12) at -= 43_200;
    if (half) to += half[0].length;
  }
  const dateText = before.replace(/\s?午[前後]\s?$/, ' ');
  let day: Day | null = null;
  for (const [pattern, read] of dates) {
    const parts = pattern.exec(dateText);
    if (!parts || parts.slice(1).some((part) => monthName.test(part) && monthOf(part) % 1 !== 0)) continue;
    day = read(parts.slice(1));
    from -= Math.min(before.length, before.length - parts.index);
    break;
  }
  // A C library's clock has its year behind: Tue Nov 24 09:14:02 2026.
  const year = day?.year === 0 ? /^ (\d{4})(?!\d)/.exec(after) : null;
  if (day && year) day = { ...day, year: Number(year[1]) };
  const zone = zonePattern.exec(text.slice(to, to + 12));
  if (zone?.[1]) at -= (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 3600 + Number(zone[3]) * 60);
  if (zone) to += zone[0].length;
  return { from, to, at: at + (day ? daysSince(day) * 86_400 : 0), hasDate: day !== null };
}

const monthName = /^[A-Z][a-z]{2}/;
