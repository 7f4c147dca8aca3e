/** What a client's numbers are drawn for; the n-th wait uses `wait + n`. */
export const DRAW = { obeys: -3, policy: -2, lost: -1, close: 0, roundTrip: 1, base: 2, wait: 3 } as const;

/** One seed for a whole herd, spread over 32 bits so that neighbouring seeds share nothing. */
export const herdSeed = (seed: number): number => Math.imul((seed ^ 0x811c9dc5) | 0, 0x01000193) | 0;

/**
 * The `draw`-th number of `client`, uniform in [0, 1). It depends on these two and the seed alone, so the order in
 * which attempts are looked at cannot change a result. The mixing is mulberry32's, as in core/random.ts.
 */
export function chanceOf(seed: number, client: number, draw: number): number {
  const state = ((seed ^ Math.imul(client, 0x9e3779b1)) + Math.imul(draw, 0x6d2b79f5)) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
