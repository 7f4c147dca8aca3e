import { POLICY_BOUNDS } from '../backoff/check-policy.ts';
import { drawDelay, type Policy, startWaiting } from '../backoff/policy.ts';

/**
 * Policies as numbers, one table after the other, two for each attempt n: its wait is `table[2n] + chance · table[2n + 1]`,
 * Infinity where the client gives up. The last two of a table count for every later attempt.
 */
export type Waits = {
  readonly table: Float64Array;
  /** Which of the policies each client has; null: all have the first. */
  readonly kinds: Uint8Array | null;
};

/** As many as a client may be allowed. */
export const ATTEMPTS = POLICY_BOUNDS.attemptsMax[1] + 1;

/** Waits stop growing after this many attempts; with a cap they have long before, and without one no run lasts so long. */
const GROWING = 256;

/** Null where a wait is no straight line in the chance, or depends on more than the number of attempts. */
export function compileWaits(policies: readonly Policy[], kinds: Uint8Array | null): Waits | null {
  const table = new Float64Array(policies.length * 2 * ATTEMPTS);
  for (const [kind, policy] of policies.entries()) {
    if (isBent(policy)) return null;
    compile(policy, table.subarray(kind * 2 * ATTEMPTS));
  }
  return { table, kinds };
}

function isBent({ jitter: { kind }, capOrder, baseDrawnOnce }: Policy): boolean {
  if (kind === 'decorrelated' || baseDrawnOnce) return true;
  return kind === 'parity' || kind === 'offset' || (capOrder === 'after-jitter' && kind !== 'none');
}

function compile(policy: Policy, table: Float64Array): void {
  const start = startWaiting(policy, () => 0);
  const isEndless = policy.attemptsMax === 0 && policy.growth.kind !== 'table';
  const firsts = (policy.first?.length ?? 0) + 1;
  let attempt = 0;
  for (; attempt < ATTEMPTS; attempt++) {
    const at = 2 * attempt;
    const goesOn = drawDelay(policy, { ...start, attempt }, () => 0) !== null;
    const drawn = goesOn ? drawDelay(policy, { ...start, attempt: Math.min(attempt, GROWING) }, () => 0) : null;
    table[at] = drawn ? drawn.floorMs : Number.POSITIVE_INFINITY;
    table[at + 1] = drawn ? drawn.ceilingMs - drawn.floorMs : 0;
    // Growth that has stopped once, by its cap, has stopped for all attempts that follow.
    if (isEndless && attempt > firsts && table[at] === table[at - 2] && table[at + 1] === table[at - 1]) break;
  }
  for (let at = 2 * (attempt + 1); at < 2 * ATTEMPTS; at++) table[at] = table[at - 2]!;
}

/** Milliseconds before the attempt that follows `failures` failed ones; Infinity when the client gives up. */
export function waitMsOf({ table, kinds }: Waits, client: number, failures: number, chance: number): number {
  const at = 2 * (Math.min(failures, ATTEMPTS - 1) + (kinds === null ? 0 : kinds[client]! * ATTEMPTS));
  return table[at]! + chance * table[at + 1]!;
}

/** The longest wait but giving up. */
export function longestWaitMs({ table }: Waits): number {
  let longestMs = 0;
  for (let at = 0; at < table.length; at += 2) {
    const waitMs = table[at]! + table[at + 1]!;
    if (waitMs < Number.POSITIVE_INFINITY) longestMs = Math.max(longestMs, waitMs);
  }
  return longestMs;
}
