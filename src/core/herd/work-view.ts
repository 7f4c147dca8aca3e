import { BIN_MS } from './config.ts';
import type { HerdResult } from './result.ts';

/** What the servers worked at and how long their queue was, in columns of a picture from 0 to `spanMs`. */
export type WorkView = {
  readonly spanMs: number;
  /** Handshakes finished for clients that were there, and for clients that had left, over what could be finished. */
  readonly served: readonly number[];
  readonly vain: readonly number[];
  /** The time in the queue at the beginning of the column, in ms. */
  readonly queueMs: readonly number[];
};

/** `columns` divides the span into whole bins of the run. */
export function workOf({ series, config }: HerdResult, spanMs: number, columns: number): WorkView {
  const bins = spanMs / columns / BIN_MS;
  const most = (config.capacityPerSecond * bins * BIN_MS) / 1_000;
  const share = (finished: Uint32Array, column: number): number => {
    let sum = 0;
    for (let bin = column * bins; bin < (column + 1) * bins; bin++) sum += finished[bin] ?? 0;
    return Math.min(1, sum / most);
  };
  // Between two attempts the queue becomes shorter by what is worked off.
  let queueMs = 0;
  const queues = Array.from({ length: columns * bins }, (_, bin) => {
    queueMs = Math.max(series.queueMs[bin] ?? 0, queueMs - BIN_MS, 0);
    return queueMs;
  });
  const all = Array.from({ length: columns }, (_, column) => column);
  return {
    spanMs,
    served: all.map((column) => share(series.served, column)),
    vain: all.map((column) => share(series.vain, column)),
    queueMs: all.map((column) => queues[column * bins]!),
  };
}
