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
  | { readonly kind: 'ok'; readonly rows: readonly MonitoringRow[]; readonly columns: readonly MonitoringColumn[] }
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

/** Reads a CSV of (time, connected, attempts, refused) in any order, with columns missing. Never throws. */
export function readMonitoring(text: string): ReadMonitoring {
  if (text.length > MONITORING_MAX.characters) return { kind: 'too-long' };
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line.trim() !== '');
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
  for (const { line, number } of body) {
    const cells = cellsOf(line, separator);
    const at = cells[timeAt] ?? '';
    const ms = timeOf(at, separator);
    if (ms === null) return { kind: 'bad-time', line: number, text: at.slice(0, QUOTED) };
    const values: Partial<Record<MonitoringColumn, number | null>> = {};
    for (const name of named) {
      const cell = cells[columns.indexOf(name)] ?? '';
      const value = cell === '' ? null : numberOf(cell, separator);
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
  rows.sort((a, b) => a.ms - b.ms);
  const startMs = rows[0]!.ms;
  return { kind: 'ok', rows: rows.map((row) => ({ ...row, ms: row.ms - startMs })), columns: named };
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

/** NaN where it is none. Where cells are not separated by commas, a comma is the point of a decimal. */
function numberOf(cell: string, separator: string): number {
  const text = separator === ',' ? cell : cell.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** Above these, a number is an epoch in s, ms, µs and ns; below the first, seconds since a start of its own. */
const EPOCHS = [
  [1e17, 1e-6],
  [1e14, 1e-3],
  [1e11, 1],
  [0, 1_000],
] as const;

/** In ms, or null. */
function timeOf(cell: string, separator: string): number | null {
  const number = numberOf(cell, separator);
  if (number >= 0) return number * EPOCHS.find(([from]) => number >= from)![1];
  const [, date, clock = '', zone = ''] =
    /^(\d{4}[-/]\d{2}[-/]\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(\S*)$/.exec(cell) ?? [];
  if (date === undefined) return null;
  return parseIsoMs(
    `${date.replaceAll('/', '-')}T${clock.length === 5 ? `${clock}:00` : clock}${zone === 'UTC' ? 'Z' : zone}`,
  );
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
