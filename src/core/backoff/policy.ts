/** Milliseconds, both ends included. */
export type Range = { readonly minMs: number; readonly maxMs: number };

/** How the wait grows with the number of failed attempts n, counted from 0. */
export type Growth =
  | { readonly kind: 'fixed'; readonly baseMs: number }
  | { readonly kind: 'linear'; readonly baseMs: number; readonly stepMs: number }
  | { readonly kind: 'exponential'; readonly baseMs: number; readonly factor: number }
  /** `thenMs` null: the client gives up after the table. */
  | { readonly kind: 'table'; readonly tableMs: readonly number[]; readonly thenMs: number | null };

/** The four textbook jitters (aws-samples/aws-arch-backoff-simulator, src/backoff_simulator.py). */
export type JitterName = 'none' | 'full' | 'equal' | 'decorrelated';

/** How the wait v that growth and cap gave is randomised. */
export type Jitter =
  /** v · U(0, v) · v/2 + U(0, v/2) · U(base, 3 · the last wait), which looks neither at v nor at n. */
  | { readonly kind: JitterName }
  /** v + U(min, max). */
  | { readonly kind: 'additive'; readonly minMs: number; readonly maxMs: number }
  /** v · (1 + U(−below, above)); `firstAbove` replaces `above` for the first wait. Shares: 0.2 is 20 %. */
  | { readonly kind: 'percent'; readonly below: number; readonly above: number; readonly firstAbove?: number }
  /** U(floor, v), and floor itself while v is below it. */
  | { readonly kind: 'floor'; readonly floorMs: number }
  /** floor + U(0, v), never above the cap. */
  | { readonly kind: 'offset'; readonly offsetMs: number }
  /** Socket.IO's backo2: one number decides both how far (share · v) and, by the parity of its first digit, which way. */
  | { readonly kind: 'parity'; readonly share: number };

/** When the count of failed attempts starts again. */
export type Reset =
  | { readonly kind: 'open' }
  | { readonly kind: 'stable'; readonly afterMs: number }
  | { readonly kind: 'never' };

/** Close codes, each alone or as a range with both ends included. */
export type Codes = readonly (number | readonly [from: number, to: number])[];

/** A reconnect policy, wide enough for the defaults of the libraries in presets.ts. Plain data. */
export type Policy = {
  readonly growth: Growth;
  readonly jitter: Jitter;
  /** null: no cap. */
  readonly capMs: number | null;
  readonly capOrder: 'before-jitter' | 'after-jitter';
  /** 0: no limit. */
  readonly attemptsMax: number;
  readonly reset: Reset;
  /** The first waits, each uniform in its range; growth then starts with the next one. */
  readonly first?: readonly Range[];
  /** The base is chosen at random once per client, when the library loads, and kept. */
  readonly baseDrawnOnce?: Range;
  /** Codes after which the client does not reconnect, such as 1001 in some libraries ("the 1001 trap"). */
  readonly noRetryCodes?: Codes;
  /** Codes after which it reconnects without waiting. */
  readonly atOnceCodes?: Codes;
};

/** A policy from what sets it apart: else no jitter, no cap, no limit, and a count that starts again on open. */
export const policyOf = (own: Pick<Policy, 'growth'> & Partial<Policy>): Policy => ({
  jitter: { kind: 'none' },
  capMs: null,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
  ...own,
});

/** One client between two attempts: failed attempts so far, its last wait, and the base it uses. */
export type Waiting = { readonly attempt: number; readonly delayMs: number; readonly baseMs: number };

/** floor ≤ delay ≤ ceiling; `uncappedMs` is the ceiling without the cap. */
export type Drawn = {
  readonly floorMs: number;
  readonly ceilingMs: number;
  readonly uncappedMs: number;
  readonly delayMs: number;
};

/** Uniform in [0, 1). */
export type Random = () => number;

export const includesCode = (codes: Codes | undefined, code: number): boolean =>
  codes?.some((one) => (typeof one === 'number' ? one === code : one[0] <= code && code <= one[1])) ?? false;

/** A client that has just lost its first connection. Uses one random number if the policy has a random base. */
export function startWaiting(policy: Policy, random: Random): Waiting {
  const once = policy.baseDrawnOnce;
  const drawn = once && once.minMs + random() * (once.maxMs - once.minMs);
  const baseMs = drawn ?? (policy.growth.kind === 'table' ? 0 : policy.growth.baseMs);
  return { attempt: 0, delayMs: 0, baseMs };
}

/** The state after a wait, for the next call of drawDelay. */
export const afterAttempt = (waiting: Waiting, delayMs: number): Waiting => ({
  attempt: waiting.attempt + 1,
  delayMs,
  baseMs: waiting.baseMs,
});

/** The state after a connection that lasted as long as the policy's reset asks for: no failure counts any more. */
export const forgiven = ({ baseMs }: Waiting): Waiting => ({ attempt: 0, delayMs: 0, baseMs });

/**
 * Growth without a cap ends here: 31 years, in ms. Beyond it sums lose their milliseconds, and a power that has become
 * infinite makes waits that are no numbers.
 */
const longestMs = 1e12;

/** v: what growth alone asks for before attempt n + 1 behind the first waits; null when the table has ended. */
export function grownMs(growth: Growth, n: number, baseMs: number): number | null {
  switch (growth.kind) {
    case 'fixed':
      return baseMs;
    case 'linear':
      return baseMs + growth.stepMs * n;
    case 'exponential':
      return baseMs === 0 ? 0 : Math.min(baseMs * growth.factor ** n, longestMs);
    case 'table':
      return growth.tableMs[n] ?? growth.thenMs;
  }
}

/** Cut after the jitter: decorrelated jitter looks at the last wait alone, and the offset form adds first, as centrifuge-js does. */
const isCutAfterwards = ({ capOrder, jitter: { kind } }: Policy): boolean =>
  capOrder === 'after-jitter' || kind === 'decorrelated' || kind === 'offset';

const capOf = ({ capMs }: Policy): number => capMs ?? Number.POSITIVE_INFINITY;

/** v as the jitter gets it. */
const beforeJitterMs = (policy: Policy, grown: number): number =>
  policy.capOrder === 'before-jitter' ? Math.min(grown, capOf(policy)) : grown;

/**
 * How a policy draws the wait before the next attempt; null when the client gives up. It depends on its arguments alone
 * and takes one number from `random` (none where nothing is random). What a policy says is looked up once and no object
 * is made, since crowds draw hundreds of thousands.
 */
export function drawerOf(policy: Policy): (waiting: Waiting, random: Random) => number | null {
  const { attemptsMax, first, growth, jitter } = policy;
  const firsts = first?.length ?? 0;
  const isFixed = jitter.kind === 'none';
  const beforeMs = policy.capOrder === 'before-jitter' ? capOf(policy) : Number.POSITIVE_INFINITY;
  const afterMs = isCutAfterwards(policy) ? capOf(policy) : Number.POSITIVE_INFINITY;
  return (waiting, random) => {
    const { attempt, baseMs } = waiting;
    if (attemptsMax > 0 && attempt >= attemptsMax) return null;
    if (attempt < firsts) {
      const { minMs, maxMs } = first![attempt]!;
      return maxMs > minMs ? minMs + random() * (maxMs - minMs) : minMs;
    }
    const grown = grownMs(growth, attempt - firsts, baseMs);
    if (grown === null) return null;
    const v = Math.min(grown, beforeMs);
    return Math.min(isFixed ? v : spreadAt(jitter, v, waiting, random()), afterMs);
  };
}

/** The wait before the next attempt with the range that it was drawn from, or null when the client gives up. */
export function drawDelay(policy: Policy, waiting: Waiting, random: Random): Drawn | null {
  const delayMs = drawerOf(policy)(waiting, random);
  return delayMs === null ? null : { ...rangeOf(policy, waiting), delayMs };
}

/** The range of a wait that the policy makes. */
export function rangeOf(policy: Policy, waiting: Waiting): Omit<Drawn, 'delayMs'> {
  const first = policy.first?.[waiting.attempt];
  if (first) return { floorMs: first.minMs, ceilingMs: first.maxMs, uncappedMs: first.maxMs };
  const grown = grownMs(policy.growth, waiting.attempt - (policy.first?.length ?? 0), waiting.baseMs) ?? 0;
  const v = beforeJitterMs(policy, grown);
  const afterMs = isCutAfterwards(policy) ? capOf(policy) : Number.POSITIVE_INFINITY;
  return {
    floorMs: Math.min(lowestMs(policy.jitter, v, waiting), afterMs),
    ceilingMs: Math.min(highestMs(policy.jitter, v, waiting), afterMs),
    uncappedMs: highestMs(policy.jitter, grown, waiting),
  };
}

/** What a client does when a connection, or an attempt, has ended. */
export type Decision =
  | ({ readonly kind: 'wait' } & Drawn)
  | { readonly kind: 'stop'; readonly why: 'attempts-used' | 'code-not-retried' };

/** `code` is null when no event has named one: the client gave up a silent connection without waiting for its end. */
export function decide(policy: Policy, waiting: Waiting, code: number | null, random: Random): Decision {
  if (code !== null && includesCode(policy.noRetryCodes, code)) return { kind: 'stop', why: 'code-not-retried' };
  const drawn = drawDelay(policy, waiting, random);
  if (drawn === null) return { kind: 'stop', why: 'attempts-used' };
  const atOnce = code !== null && includesCode(policy.atOnceCodes, code);
  return { kind: 'wait', ...drawn, ...(atOnce && { floorMs: 0, ceilingMs: 0, delayMs: 0 }) };
}

function lowestMs(jitter: Jitter, v: number, waiting: Waiting): number {
  switch (jitter.kind) {
    case 'none':
      return v;
    case 'full':
      return 0;
    case 'equal':
      return v / 2;
    case 'decorrelated':
      return waiting.baseMs;
    case 'additive':
      return v + jitter.minMs;
    case 'percent':
      return v * (1 - jitter.below);
    case 'floor':
      return jitter.floorMs;
    case 'offset':
      return jitter.offsetMs;
    case 'parity':
      // The last digit that subtracts is 8: at most 0.9 of the share. The last that adds is 9: all of it.
      return v * (1 - 0.9 * jitter.share);
  }
}

function highestMs(jitter: Jitter, v: number, waiting: Waiting): number {
  switch (jitter.kind) {
    case 'none':
    case 'full':
    case 'equal':
      return v;
    case 'decorrelated':
      return Math.min(Math.max(waiting.baseMs, waiting.delayMs) * 3, longestMs);
    case 'additive':
      return v + jitter.maxMs;
    case 'percent':
      return v * (1 + (waiting.attempt === 0 ? (jitter.firstAbove ?? jitter.above) : jitter.above));
    case 'floor':
      return Math.max(jitter.floorMs, v);
    case 'offset':
      return jitter.offsetMs + v;
    case 'parity':
      return v * (1 + jitter.share);
  }
}

function spreadAt(jitter: Jitter, v: number, waiting: Waiting, u: number): number {
  if (jitter.kind === 'parity') {
    const deviation = Math.floor(u * jitter.share * v);
    return Math.trunc((Math.floor(u * 10) & 1) === 0 ? v - deviation : v + deviation);
  }
  const floorMs = lowestMs(jitter, v, waiting);
  return floorMs + u * (highestMs(jitter, v, waiting) - floorMs);
}
