/** A length of time as it is written in a text, in seconds. */
export type Duration = { readonly from: number; readonly to: number; readonly seconds: number };

const perUnit: readonly (readonly [RegExp, number])[] = [
  [/^(?:ns|nanos?|nanoseconds?)$/i, 1e-9],
  [/^(?:[µμu]s|microseconds?)$/i, 1e-6],
  [/^(?:ms|msecs?|millis|milliseconds?|ミリ秒|毫秒|밀리초|Millisekunden|milisegundos|millisecondes|мс)$/i, 0.001],
  [/^(?:s|secs?|seconds?|秒钟?|초|Sek(?:unden?)?|segundos?|secondes?|секунд[уы]?|сек)$/i, 1],
  [/^(?:m|mins?|minutes?|分(?:钟|鐘|間)?|분|Minuten?|minutos?|минут[уы]?|мин)$/i, 60],
  [/^(?:h|hrs?|hours?|時間|小时|小時|시간|Stunden?|horas?|heures?|час(?:а|ов)?)$/i, 3600],
  [/^(?:d|days?|日間|天|일|Tagen?|días?|jours?)$/i, 86_400],
];

const unit =
  'nanoseconds?|nanos?|ns|microseconds?|[µμu]s|milliseconds?|millis|msecs?|ms|ミリ秒|毫秒|밀리초|Millisekunden|milisegundos|millisecondes|мс|seconds?|secs?|secondes?|segundos?|Sekunden?|Sek|секунд[уы]?|сек|秒钟?|초|minutes?|mins?|Minuten?|minutos?|минут[уы]?|мин|分(?:钟|鐘|間)?|분|hours?|hrs?|heures?|horas?|Stunden?|час(?:а|ов)?|時間|小时|小時|시간|days?|天|日間|s|m|h|d';
const value = String.raw`\d{1,9}(?:[.,]\d{1,9})?`;
const single = `(${value})(?:[ _-]|\\u00A0)?(${unit})`;
/** 1m0.003s, 1 min 30 s, 2h5m, 5分30秒; a unit is followed by no letter of Latin. */
const written = new RegExp(
  `(?<![\\w.:/-])${single}(?:(?:,? and | |, )?(?:${single})(?![A-Za-z_]))?(?:(?:,? and | |, )?(?:${single})(?![A-Za-z_]))?(?![A-Za-z_%])`,
  'giu',
);
const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};
const inWords = new RegExp(
  `\\b(half an|${Object.keys(numberWords).join('|')}) (seconds?|minutes?|hours?)\\b|\\b(every|each|per) (?:single )?(second|minute|hour)\\b|毎(秒|分|時)`,
  'gi',
);
/** .NET's TimeSpan, and a clock's form where only a length can be meant. */
const span = /(?<![\d:.T/-])(?:(\d{1,3})\.)?(\d{1,2}):([0-5]\d):([0-5]\d)(?:\.(\d{1,7}))?(?![\d:])/g;
const iso8601 = /\bP(?:(\d{1,4})D)?T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7}(?:\.\d{1,9})?)S)?(?![A-Za-z])/g;
const rust = /\bDuration \{ secs: (\d{1,9}), nanos: (\d{1,9}) \}/g;

const secondsPer = (name: string): number => perUnit.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
const numeric = (text: string): number => Number(text.replace(',', '.'));
const round = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/** Lengths that are written with their units, in their order. `clock`: a form like 00:01:00 is a length here. */
export function durationsOf(text: string, { clock = false } = {}): readonly Duration[] {
  const found: Duration[] = [];
  const add = (match: RegExpMatchArray, seconds: number): void => {
    const from = match.index!;
    const to = from + match[0].length;
    if (seconds > 0 && found.every((one) => to <= one.from || from >= one.to))
      found.push({ from, to, seconds: round(seconds) });
  };
  for (const match of text.matchAll(rust)) add(match, Number(match[1]) + Number(match[2]) / 1e9);
  for (const match of text.matchAll(iso8601)) {
    const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
    add(match, Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  if (clock)
    for (const match of text.matchAll(span)) {
      const [, days = '0', hours, minutes, seconds, fraction = '0'] = match;
      add(
        match,
        Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`),
      );
    }
  for (const match of text.matchAll(written)) {
    const parts = [match.slice(1, 3), match.slice(3, 5), match.slice(5, 7)];
    add(
      match,
      parts.reduce((sum, [number, name]) => sum + (number && name ? numeric(number) * secondsPer(name) : 0), 0),
    );
  }
  for (const match of text.matchAll(inWords)) {
    const [, count, name, , each, japanese] = match;
    if (japanese) add(match, japanese === '秒' ? 1 : japanese === '分' ? 60 : 3600);
    else if (each) add(match, secondsPer(each));
    else
      add(match, (count!.toLowerCase() === 'half an' ? 0.5 : numberWords[count!.toLowerCase()]!) * secondsPer(name!));
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A number beside its name, where the name says the unit: `duration_ms: 60012`, `sessionDurationSeconds=142`. */
export function namedSeconds(name: string, text: string): number | null {
  if (!/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) return null;
  const number = Number(text);
  if (/(?:_|\b)ns$|nanos(?:econds)?$/i.test(name)) return number / 1e9;
  if (/(?:_|\b)us$|micros(?:econds)?$/i.test(name)) return number / 1e6;
  if (/(?:_|[a-z\b])ms$|Ms$|millis(?:econds)?$/i.test(name)) return number / 1000;
  if (/mins?$|minutes$/i.test(name)) return number * 60;
  if (/hours$/i.test(name)) return number * 3600;
  return number;
}
