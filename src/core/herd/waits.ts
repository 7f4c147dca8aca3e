import { POLICY_BOUNDS } from '../backoff/check-policy.ts';
import { drawDelay, type Policy, startWaiting } from '../backoff/policy.ts';

/**
 * Policies as numbers, one table after the other, two for each attempt n: its wait is `table[2n] + chance · table[2n + 1]`,
 * Infinity where the client gives up. The last two of a table count for every later attempt.
 */
export type Waits = {
  readonly table: Float64Array;
  /** In the table of each policy. */
  readonly attempts: number;
  /** Which of the policies each client has; null: all have the first. */
  readonly kinds: Uint8Array | null;
};

/** As many as a client may be allowed. */
const ATTEMPTS = POLICY_BOUNDS.attemptsMax[1] + 1;

/** Waits stop growing after this many attempts; with a cap they have long before, and without one no run lasts so long. */
const GROWING = 256;

/** Null where a wait is no straight line in the chance, or depends on more than the number of attempts. */
export function compileWaits(policies: readonly Policy[], kinds: Uint8Array | null): Waits | null {
  if (policies.some(isBent)) return null;
  const all = policies.map(compile);
  const attempts = Math.max(...all.map((pairs) => pairs.length)) / 2;
  const table = new Float64Array(2 * attempts * policies.length);
  for (const [kind, pairs] of all.entries())
    for (let at = 0; at < 2 * attempts; at++)
      table[2 * attempts * kind + at] = pairs[Math.min(at, pairs.length - 2 + (at % 2))]!;
  return { table, attempts, kinds };
}

function isBent({ jitter: { kind }, capOrder, baseDrawnOnce }: Policy): boolean {
  if (kind === 'decorrelated' || baseDrawnOnce) return true;
  return kind === 'parity' || kind === 'offset' || (capOrder === 'after-jitter' && kind !== 'none');
}

/** Floor and width of the wait before each attempt, up to the one that all later ones are like. */
function compile(policy: Policy): readonly number[] {
  const start = startWaiting(policy, () => 0);
  const isEndless = policy.attemptsMax === 0 && policy.growth.kind !== 'table';
  const firsts = (policy.first?.length ?? 0) + 1;
  const pairs: number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const goesOn = drawDelay(policy, { ...start, attempt }, () => 0) !== null;
    const drawn = goesOn ? drawDelay(policy, { ...start, attempt: Math.min(attempt, GROWING) }, () => 0) : null;
    pairs.push(drawn ? drawn.floorMs : Number.POSITIVE_INFINITY, drawn ? drawn.ceilingMs - drawn.floorMs : 0);
    // Growth that has stopped once, by its cap, has stopped for all attempts that follow.
    const [floorBefore, widthBefore, floor, width] = pairs.slice(-4);
    if (isEndless && attempt > firsts && floor === floorBefore && width === widthBefore) break;
  }
  return pairs;
}

/** Milliseconds before the attempt that follows `failures` failed ones; Infinity when the client gives up. */
export function waitMsOf(waits: Waits, client: number, failures: number, chance: number): number {
  const { table, attempts, kinds } = waits;
  const at = 2 * (Math.min(failures, attempts - 1) + (kinds === null ? 0 : kinds[client]! * attempts));
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
