import { BIN_MS, HORIZON_MS } from './config.ts';
import type { HerdResult } from './result.ts';

/** A result as numbers per column of a picture, small enough to travel between threads. */
export type HerdView = {
  /** The picture's time axis, from 0. */
  readonly spanMs: number;
  /** Mean attempts and mean accepted attempts per second, over the capacity of all servers. */
  readonly attempts: readonly number[];
  readonly accepted: readonly number[];
  /** Share of clients connected at the end of the column. */
  readonly connected: readonly number[];
} & Omit<HerdResult, 'series'>;

export const COLUMNS = 300;
const SPANS_S = [30, 60, 90, 120, 150, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 3_600];

/** An axis on which the fast ones can be told apart; what takes more than three times as long leaves it. */
export function commonSpanMs(results: readonly HerdResult[]): number {
  const ends = results.map(({ backMs }) => backMs.all ?? HORIZON_MS);
  const soonest = Math.min(...ends);
  const longest = Math.max(...ends.filter((ms) => ms <= 3 * soonest));
  const lastCloseMs = Math.max(...results.map(({ config }) => (config.batches - 1) * config.gapMs + config.drainMs));
  const neededMs = Math.max(longest * 1.05, lastCloseMs * 1.05);
  return (SPANS_S.find((s) => s * 1_000 >= neededMs) ?? 3_600) * 1_000;
}

/** Finer than a picture can show. */
const short = (value: number): number => Math.round(value * 1_000) / 1_000;

export function viewOf({ series, ...result }: HerdResult, spanMs: number): HerdView {
  const bins = spanMs / COLUMNS / BIN_MS;
  const perSecond = (counts: Uint32Array, column: number): number => {
    let sum = 0;
    for (let bin = column * bins; bin < (column + 1) * bins; bin++) sum += counts[bin] ?? 0;
    return short(sum / (spanMs / COLUMNS / 1_000) / result.config.capacityPerSecond);
  };
  const last = series.connected.length - 1;
  const columns = Array.from({ length: COLUMNS }, (_, i) => i);
  return {
    ...result,
    spanMs,
    attempts: columns.map((column) => perSecond(series.attempts, column)),
    accepted: columns.map((column) => perSecond(series.accepted, column)),
    connected: columns.map((column) =>
      short(series.connected[Math.min(last, (column + 1) * bins - 1)]! / result.config.clients),
    ),
  };
}
