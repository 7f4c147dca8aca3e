import { capacitySteps } from './capacity.ts';
import { BIN_MS, type HerdConfig } from './config.ts';
import type { HerdRun, HerdSeries, HerdTotals } from './simulate.ts';

/** What one policy did to the server and to its clients. Milliseconds since the first connection was lost. */
export type HerdResult = {
  readonly config: HerdConfig;
  readonly series: HerdSeries;
  readonly totals: HerdTotals;
  /** Attempts per second over capacity in the busiest second while a server was up: 1 is exactly its capacity. */
  readonly peakOverCapacity: number;
  /** Seconds in which more attempts came than the servers could serve. */
  readonly overloadSeconds: number;
  /** The smallest share of clients connected at any time, 0 to 1. */
  readonly lowestShare: number;
  /** From when on at least this share of clients stays connected; 0 if never below, null if not reached. */
  readonly backMs: { readonly half: number | null; readonly most: number | null; readonly all: number | null };
  /** Attempts that did not end in a connection. */
  readonly wasted: number;
};

/** The shares behind `backMs`. */
export const BACK_SHARES = { half: 0.5, most: 0.95, all: 0.999 } as const;

const BINS_PER_SECOND = 1_000 / BIN_MS;

export function summarise(config: HerdConfig, run: HerdRun): HerdResult {
  const series = run.series();
  const totals = run.totals();
  const { peak, overloadSeconds } = loadOf(config, series);
  let lowest = config.clients;
  for (const connected of series.connected) lowest = Math.min(lowest, connected);
  const backAt = (share: number): number | null => backMsOf(series.connected, share * config.clients);
  return {
    config,
    series,
    totals,
    peakOverCapacity: peak,
    overloadSeconds,
    lowestShare: lowest / config.clients,
    backMs: { half: backAt(BACK_SHARES.half), most: backAt(BACK_SHARES.most), all: backAt(BACK_SHARES.all) },
    wasted: totals.attempts - totals.connected,
  };
}

/** From when on at least so many clients stay connected, in ms; null if not reached. `connected`: per bin. */
export function backMsOf(connected: Uint32Array, needed: number): number | null {
  let bin = connected.length - 1;
  if ((connected[bin] ?? 0) < needed) return null;
  while (bin >= 0 && connected[bin]! >= needed) bin--;
  return (bin + 1) * BIN_MS;
}

/** Attempts of each whole second against the lowest capacity within it; seconds without a server do not count. */
function loadOf(config: HerdConfig, series: HerdSeries): { peak: number; overloadSeconds: number } {
  const steps = capacitySteps(config);
  const length = series.attempts.length;
  const perSecond = new Float64Array(length).fill(config.capacityPerSecond);
  steps.forEach(({ fromMs, perMs }, i) => {
    const untilMs = steps[i + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    const last = Math.min(length, Math.ceil(untilMs / BIN_MS));
    for (let bin = Math.floor(fromMs / BIN_MS); bin < last; bin++) perSecond[bin] = perMs * 1_000;
  });
  let peak = 0;
  let overloadSeconds = 0;
  let sum = 0;
  for (let bin = 0; bin < length; bin++) {
    sum += series.attempts[bin]! - (series.attempts[bin - BINS_PER_SECOND] ?? 0);
    const first = Math.max(0, bin + 1 - BINS_PER_SECOND);
    const capacity = Math.min(perSecond[first]!, perSecond[bin]!);
    if (capacity === 0) continue;
    peak = Math.max(peak, sum / capacity);
    if ((bin + 1) % BINS_PER_SECOND === 0 && sum > capacity) overloadSeconds++;
  }
  return { peak, overloadSeconds };
}
