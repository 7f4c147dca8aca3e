import { drawDelay, type Policy, startWaiting } from '../backoff/policy.ts';

/** Waits stop growing after this many attempts; with a cap they have long before. */
const TABLE_LENGTH = 256;

/** A policy as numbers: wait n is `lowMs[n] + chance · spanMs[n]`, for n below `attempts` (Infinity: no limit). */
export type Waits = {
  readonly lowMs: Float64Array;
  readonly spanMs: Float64Array;
  readonly attempts: number;
};

/** Null where a wait is no straight line in the chance, or depends on more than the number of attempts. */
export function compileWaits(policy: Policy): Waits | null {
  const { kind } = policy.jitter;
  const bent = kind === 'parity' || kind === 'offset' || (policy.capOrder === 'after-jitter' && kind !== 'none');
  if (bent || kind === 'decorrelated' || policy.baseDrawnOnce) return null;
  const lowMs = new Float64Array(TABLE_LENGTH);
  const spanMs = new Float64Array(TABLE_LENGTH);
  const start = startWaiting(policy, () => 0);
  for (let n = 0; n < TABLE_LENGTH; n++) {
    const drawn = drawDelay(policy, { ...start, attempt: n }, () => 0);
    if (drawn === null) return { lowMs, spanMs, attempts: n };
    lowMs[n] = drawn.floorMs;
    spanMs[n] = drawn.ceilingMs - drawn.floorMs;
  }
  return { lowMs, spanMs, attempts: policy.attemptsMax || Number.POSITIVE_INFINITY };
}
