import type { MonitoringRow } from '../../core/capture/monitoring.ts';

/** A reader's own monitoring: its lines, and when in them the connections were lost. */
export type Monitoring = { readonly rows: readonly MonitoringRow[]; readonly lossMs: number };

type Point = readonly [ms: number, value: number];

/** More points than a picture has columns are thinned out. */
const POINTS_MAX = 600;

/** Those within the time of the picture. */
function within(points: readonly Point[], spanMs: number): readonly Point[] {
  const seen = points.filter(([ms]) => ms >= 0 && ms <= spanMs);
  const step = Math.ceil(seen.length / POINTS_MAX);
  return seen.filter((_, i) => i % step === 0);
}

/** Attempts per second over the capacity, each over the time since the line before. */
export function attemptsBehind(of: Monitoring | null, capacityPerSecond: number, spanMs: number): readonly Point[] {
  if (!of) return [];
  const points = of.rows.flatMap(({ ms, attempts }, i): readonly Point[] => {
    const beforeMs = of.rows[i - 1]?.ms ?? ms;
    if (attempts === null || ms === beforeMs) return [];
    return [[ms - of.lossMs, (attempts / (ms - beforeMs)) * (1_000 / capacityPerSecond)]];
  });
  return within(points, spanMs);
}

/** Connections over the most that the file has. */
export function connectedBehind(of: Monitoring | null, spanMs: number): readonly Point[] {
  if (!of) return [];
  const most = of.rows.reduce((all, { connected }) => Math.max(all, connected ?? 0), 0);
  if (most === 0) return [];
  const points = of.rows.flatMap(({ ms, connected }): readonly Point[] =>
    connected === null ? [] : [[ms - of.lossMs, connected / most]],
  );
  return within(points, spanMs);
}
