import { parseIsoMs } from './iso-time.ts';

/** One line of what a service's own monitoring says. Null: the file does not say. */
export type MonitoringRow = {
  /** Since the first line. */
  readonly ms: number;
  /** Connections that are open. */
  readonly connected: number | null;
  /** Attempts, and those of them that were refused, since the line before. */
  readonly attempts: number | null;
  readonly refused: number | null;
};

export type MonitoringColumn = Exclude<keyof MonitoringRow, 'ms'>;

/** Lines are counted from 1. */
export type ReadMonitoring =
  | {
      readonly kind: 'ok';
      readonly rows: readonly MonitoringRow[];
      readonly columns: readonly MonitoringColumn[];
      /** Lines with the time of another, whose numbers are added to its: a line for each server. */
      readonly added: number;
    }
  | { readonly kind: 'too-long' | 'too-many-lines' | 'too-few-lines' | 'no-time' | 'no-values' }
  | { readonly kind: 'bad-time' | 'bad-number'; readonly line: number; readonly text: string };

/** Characters and lines of a file: hours of a value per second. */
export const MONITORING_MAX = { characters: 2_000_000, lines: 20_000 } as const;

/** What is quoted of a file in a sentence about it. */
const QUOTED = 40;
const separators = [',', ';', '\t', '|'] as const;

/** Headings that monitoring tools write; the first rule that fits: refused connections are no connections. */
const headings: readonly (readonly [RegExp, MonitoringColumn | 'ms'])[] = [
  [/time|date|epoch|^ts$|^t$|時刻|日時|時間/i, 'ms'],
  [/refus|reject|fail|error|denied|5xx|503|拒否|失敗|エラー/i, 'refused'],
  [/attempt|handshake|upgrade|request|試行|リクエスト|ハンドシェイク/i, 'attempts'],
  [/connect|client|session|online|open|socket|接続|台数/i, 'connected'],
];
/** Without headings. */
const usual = ['ms', 'connected', 'attempts', 'refused'] as const;

const DAY_MS = 86_400_000;
const clock = /^\d{1,2}:/;
/** What tools write where there is no value. */
const noValue = /^(?:|-|–|null|none|nan|n\/?a)$/i;
/** A remark, or the line in which a spreadsheet program looks for the separator. */
const noLine = /^\s*(?:$|#|"?sep=.?"?\s*$)/i;

/** Reads a CSV of (time, connected, attempts, refused) in any order, with columns missing. Never throws. */
export function readMonitoring(text: string): ReadMonitoring {
  if (text.length > MONITORING_MAX.characters) return { kind: 'too-long' };
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => !noLine.test(line));
  if (lines.length > MONITORING_MAX.lines) return { kind: 'too-many-lines' };
  const first = lines[0]?.line ?? '';
  const separator = separators.reduce((best, one) => (countOf(first, one) > countOf(first, best) ? one : best));
  const heads = cellsOf(first, separator);
  const hasHeadings = timeOf(heads[0] ?? '', separator) === null;
  const columns = heads.map((head, at) => (hasHeadings ? columnOf(head) : usual[at]));
  const timeAt = columns.indexOf('ms');
  if (timeAt < 0) return { kind: 'no-time' };
  const named = (['connected', 'attempts', 'refused'] as const).filter((name) => columns.includes(name));
  if (named.length === 0) return { kind: 'no-values' };
  const body = hasHeadings ? lines.slice(1) : lines;
  if (body.length < 2) return { kind: 'too-few-lines' };
  const rows: MonitoringRow[] = [];
  let dayMs = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const { line, number } of body) {
    const cells = cellsOf(line, separator);
    const at = cells[timeAt] ?? '';
    const time = timeOf(at, separator);
    if (time === null) return { kind: 'bad-time', line: number, text: at.slice(0, QUOTED) };
    // A clock without a date that falls back by half a day has gone past midnight.
    if (clock.test(at) && time < before - DAY_MS / 2) dayMs += DAY_MS;
    before = time;
    const ms = time + dayMs;
    const values: Partial<Record<MonitoringColumn, number | null>> = {};
    for (const name of named) {
      const cell = cells[columns.indexOf(name)] ?? '';
      const value = noValue.test(cell) ? null : numberOf(cell, separator);
      if (value !== null && !(value >= 0 && value <= Number.MAX_SAFE_INTEGER))
        return { kind: 'bad-number', line: number, text: cell.slice(0, QUOTED) };
      values[name] = value;
    }
    rows.push({
      ms,
      connected: values.connected ?? null,
      attempts: values.attempts ?? null,
      refused: values.refused ?? null,
    });
  }
  const startMs = rows.reduce((first, { ms }) => Math.min(first, ms), Number.POSITIVE_INFINITY);
  const byTime = addedByTime(rows, startMs);
  const filled = named.filter((name) => byTime.some((row) => row[name] !== null));
  if (filled.length === 0) return { kind: 'no-values' };
  if (byTime.length < 2) return { kind: 'too-few-lines' };
  return { kind: 'ok', rows: byTime, columns: filled, added: rows.length - byTime.length };
}

/** In the order of time, which starts at 0; what has the same time is one. */
function addedByTime(rows: readonly MonitoringRow[], startMs: number): readonly MonitoringRow[] {
  const sum = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);
  const byTime = new Map<number, MonitoringRow>();
  for (const row of rows) {
    const ms = row.ms - startMs;
    const before = byTime.get(ms);
    byTime.set(ms, {
      ms,
      connected: sum(before?.connected ?? null, row.connected),
      attempts: sum(before?.attempts ?? null, row.attempts),
      refused: sum(before?.refused ?? null, row.refused),
    });
  }
  return [...byTime.values()].sort((a, b) => a.ms - b.ms);
}

const countOf = (line: string, mark: string): number => line.split(mark).length;

const columnOf = (head: string): MonitoringColumn | 'ms' | undefined => headings.find(([name]) => name.test(head))?.[1];

/** The cells of a line (RFC 4180), without the blanks around them; no cell goes on in the next line. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const mark = line[at]!;
    if (isQuoted && mark === '"' && line[at + 1] === '"') {
      cell += mark;
      at++;
    } else if (mark === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (mark === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += mark;
  }
  return [...cells, cell.trim()];
}

/** NaN where it is none. A comma groups digits, or, where cells are not separated by commas, is the point of a decimal. */
function numberOf(cell: string, separator: string): number {
  const text =
    separator !== ','
      ? cell.replace(/^(-?\d+),(\d+)$/, '$1.$2')
      : /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell)
        ? cell.replaceAll(',', '')
        : cell;
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** Above these, a number is an epoch in s, ms, µs and ns; below the first, seconds since a start of its own. */
const EPOCHS = [
  [1e17, 1e-6],
  [1e14, 1e-3],
  [1e11, 1],
  [0, 1_000],
] as const;
/** What ECMAScript has as a date (ECMA-262, Time Values). */
const TIME_MAX_MS = 8.64e15;

/** In ms, or null. */
function timeOf(cell: string, separator: string): number | null {
  const number = numberOf(cell, separator);
  if (number >= 0) {
    const ms = number * EPOCHS.find(([from]) => number >= from)![1];
    return ms <= TIME_MAX_MS ? ms : null;
  }
  const [, year, month = '', day = '', hour = '', minute = '', second = '00', zone = ''] =
    /^(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ])?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))? ?(\S*)$/.exec(cell) ?? [];
  if (hour === '' || Number(month) > 12 || Number(day) > 31 || Number(hour) > 23) return null;
  if (Number(minute) > 59 || Number(second) >= 61) return null;
  // A clock alone counts from midnight, as if of the first day that an epoch has.
  const date = year === undefined ? '1970-01-01' : [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return parseIsoMs(`${date}T${hour.padStart(2, '0')}:${minute}:${second}${/^(?:UTC|GMT)$/.test(zone) ? 'Z' : zone}`);
}

/** The time of the first line below 99 % of the highest before it: where the connections were lost. 0 without one. */
export function lossMsOf(rows: readonly MonitoringRow[]): number {
  let highest = 0;
  for (const { ms, connected } of rows) {
    if (connected === null) continue;
    if (connected < 0.99 * highest) return ms;
    highest = Math.max(highest, connected);
  }
  return 0;
}
