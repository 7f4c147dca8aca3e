import { POLICY_BOUNDS } from '../backoff/check-policy.ts';
import { drawDelay, type Policy, startWaiting } from '../backoff/policy.ts';

/**
 * A policy as numbers, two for each attempt n: its wait is `waits[2n] + chance · waits[2n + 1]`, Infinity where the
 * client gives up. The last two count for every later attempt.
 */
export type Waits = Float64Array;

/** As many as a client may be allowed. */
const ATTEMPTS = POLICY_BOUNDS.attemptsMax[1] + 1;

/** Waits stop growing after this many attempts; with a cap they have long before, and without one no run lasts so long. */
const GROWING = 256;

/** Null where a wait is no straight line in the chance, or depends on more than the number of attempts. */
export function compileWaits(policy: Policy): Waits | null {
  const { kind } = policy.jitter;
  const bent = kind === 'parity' || kind === 'offset' || (policy.capOrder === 'after-jitter' && kind !== 'none');
  if (bent || kind === 'decorrelated' || policy.baseDrawnOnce) return null;
  const waits = new Float64Array(2 * ATTEMPTS);
  const start = startWaiting(policy, () => 0);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const goesOn = drawDelay(policy, { ...start, attempt }, () => 0) !== null;
    const drawn = goesOn ? drawDelay(policy, { ...start, attempt: Math.min(attempt, GROWING) }, () => 0) : null;
    waits[2 * attempt] = drawn ? drawn.floorMs : Number.POSITIVE_INFINITY;
    waits[2 * attempt + 1] = drawn ? drawn.ceilingMs - drawn.floorMs : 0;
  }
  return waits;
}

/** Milliseconds before the attempt that follows `failures` failed ones; Infinity when the client gives up. */
export function waitMsOf(waits: Waits, failures: number, chance: number): number {
  const at = 2 * Math.min(failures, ATTEMPTS - 1);
  return waits[at]! + chance * waits[at + 1]!;
}

/** The longest wait but giving up. */
export function longestWaitMs(waits: Waits): number {
  let longestMs = 0;
  for (let failures = 0; failures < ATTEMPTS; failures++) {
    const waitMs = waitMsOf(waits, failures, 1);
    if (waitMs < Number.POSITIVE_INFINITY) longestMs = Math.max(longestMs, waitMs);
  }
  return longestMs;
}
