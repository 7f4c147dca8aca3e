import type { MonitoringRow } from '../../core/capture/monitoring.ts';
import { type Format, fill } from '../../core/format.ts';
import type { HerdKitStrings } from '../../i18n/en/herd-kit.ts';
import { peakText } from '../../ui/herd/herd-words.ts';

/** A reader's own monitoring: its lines, and when in them the connections were lost. */
export type Monitoring = { readonly rows: readonly MonitoringRow[]; readonly lossMs: number };

type Point = readonly [ms: number, value: number];

/** What of it is drawn behind a run, from the loss on. */
export type Behind = {
  /** Attempts per second over the capacity, each over the time since the line before. */
  readonly attempts: readonly Point[];
  /** Those of them that were refused. */
  readonly refused: readonly Point[];
  /** Connections over the most that the file has. */
  readonly connected: readonly Point[];
};

/** More points than a picture has columns are thinned out. */
const POINTS_MAX = 600;

/** Those within the time of the picture; of neighbours that have no room beside each other the most telling one. */
function within(points: readonly Point[], spanMs: number, isMore: (a: number, b: number) => boolean): readonly Point[] {
  const seen = points.filter(([ms]) => ms >= 0 && ms <= spanMs);
  const step = Math.ceil(seen.length / POINTS_MAX);
  return seen.flatMap((_, at) =>
    at % step === 0 ? [seen.slice(at, at + step).reduce((best, one) => (isMore(one[1], best[1]) ? one : best))] : [],
  );
}

function ratesOf(
  { rows, lossMs }: Monitoring,
  column: 'attempts' | 'refused',
  capacityPerSecond: number,
): readonly Point[] {
  return rows.flatMap(({ ms, [column]: count }, i): readonly Point[] => {
    const beforeMs = rows[i - 1]?.ms ?? ms;
    if (count === null || ms === beforeMs) return [];
    return [[ms - lossMs, (count / (ms - beforeMs)) * (1_000 / capacityPerSecond)]];
  });
}

/** What is drawn behind runs of this capacity and time; null without monitoring. */
export function behindOf(of: Monitoring | null, capacityPerSecond: number, spanMs: number): Behind | null {
  if (!of) return null;
  const { rows, lossMs } = of;
  const most = rows.reduce((all, { connected }) => Math.max(all, connected ?? 0), 0);
  const connected = rows.flatMap(({ ms, connected: now }): readonly Point[] =>
    now === null || most === 0 ? [] : [[ms - lossMs, now / most]],
  );
  const more = (a: number, b: number): boolean => a > b;
  return {
    attempts: within(ratesOf(of, 'attempts', capacityPerSecond), spanMs, more),
    refused: within(ratesOf(of, 'refused', capacityPerSecond), spanMs, more),
    connected: within(connected, spanMs, (a, b) => a < b),
  };
}

export type BehindLine = keyof Behind;

/** The lines that are drawn, each in words with its extreme. */
export function behindInWords(
  { attempts, refused, connected }: Behind,
  words: HerdKitStrings['behind'],
  format: Format,
): readonly (readonly [line: BehindLine, text: string])[] {
  const values = (points: readonly Point[]): readonly number[] => points.map(([, value]) => value);
  const atMost = (line: 'attempts' | 'refused', points: readonly Point[]): readonly [BehindLine, string][] =>
    points.length === 0 ? [] : [[line, fill(words[line], { n: peakText(Math.max(...values(points)), format) })]];
  return [
    ...atMost('attempts', attempts),
    ...atMost('refused', refused),
    ...(connected.length === 0
      ? []
      : [['connected', fill(words.connected, { n: format.percent(Math.min(...values(connected))) })] as const]),
  ];
}
