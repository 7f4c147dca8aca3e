import type { HerdResult } from './result.ts';

/** What a sentence needs in order to say which policy to take, and what it would change. */
export type Recommendation = {
  /** Index of the policy to leave, the one with the highest peak. */
  readonly from: number;
  /** Index of the policy to take. */
  readonly to: number;
  readonly fromPeak: number;
  readonly toPeak: number;
  /** When 99.9 % are back under the policy to take. */
  readonly allBackMs: number | null;
  /** No policy exceeds the capacity, so only the time tells them apart. */
  readonly isCalm: boolean;
  /** Its attempts that were refused, and the largest share that was offline at a time. */
  readonly refused: number;
  readonly offlineShare: number;
};

/** What a choice depends on. */
export type Judged = Pick<HerdResult, 'peakOverCapacity' | 'backMs' | 'totals' | 'lowestShare'>;

/** Peaks closer than this are the same to a server. */
const PEAK_STEP = 0.25;

/**
 * The policy that brings all clients back with the lowest peak; among equal peaks the one that is done first. Null when
 * there is nothing to choose from, or when no policy brings them all back. A run that was cut off recommends nothing.
 */
export function recommend(results: readonly Judged[]): Recommendation | null {
  let to = -1;
  let from = 0;
  results.forEach((result, i) => {
    if (result.peakOverCapacity > results[from]!.peakOverCapacity) from = i;
    if (result.backMs.all === null || result.totals.truncated) return;
    const best = results[to];
    if (!best || isBetter(result, best)) to = i;
  });
  const best = results[to];
  const worst = results[from];
  const isCalm = results.length > 1 && worst !== undefined && worst.peakOverCapacity <= 1;
  if (!best || !worst || (to === from && !isCalm)) return null;
  return {
    from,
    to,
    fromPeak: worst.peakOverCapacity,
    toPeak: best.peakOverCapacity,
    allBackMs: best.backMs.all,
    isCalm,
    refused: best.totals.refused,
    offlineShare: 1 - best.lowestShare,
  };
}

function isBetter(a: Judged, b: Judged): boolean {
  // Below capacity a lower peak is worth nothing.
  const step = (result: Judged) => Math.max(1, Math.ceil(result.peakOverCapacity / PEAK_STEP) * PEAK_STEP);
  if (step(a) !== step(b)) return step(a) < step(b);
  return (a.backMs.all ?? 0) < (b.backMs.all ?? 0);
}
