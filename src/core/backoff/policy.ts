import { type Jitter, nextDelay } from './next-delay.ts';

/** Milliseconds, both ends included. */
export type Range = { readonly minMs: number; readonly maxMs: number };

/** How the wait grows with the number of failed attempts n, counted from 0. */
export type Growth =
  | { readonly kind: 'fixed'; readonly baseMs: number }
  | { readonly kind: 'linear'; readonly baseMs: number; readonly stepMs: number }
  | { readonly kind: 'exponential'; readonly baseMs: number; readonly factor: number }
  /** `thenMs` null: the client gives up after the table. */
  | { readonly kind: 'table'; readonly tableMs: readonly number[]; readonly thenMs: number | null };

/** What chance does to the wait v that growth and cap gave. */
export type Spread =
  | { readonly kind: Jitter }
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

/** A reconnect policy, wide enough for the defaults of the libraries in presets.ts. Plain data. */
export type Policy = {
  readonly growth: Growth;
  readonly jitter: Spread;
  /** null: no cap. */
  readonly capMs: number | null;
  readonly capOrder: 'before-jitter' | 'after-jitter';
  /** 0: no limit. */
  readonly attemptsMax: number;
  readonly reset: Reset;
  /** The first wait is uniform in this range; growth then starts with the second. */
  readonly first?: Range;
  /** The base is drawn once per client, when the library loads, and kept. */
  readonly baseDrawnOnce?: Range;
};

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

/** A client that has just lost its connection. Draws once if the policy draws its base once. */
export function startWaiting(policy: Policy, random: Random): Waiting {
  const once = policy.baseDrawnOnce;
  const drawn = once && once.minMs + random() * (once.maxMs - once.minMs);
  const baseMs = drawn ?? (policy.growth.kind === 'table' ? 0 : policy.growth.baseMs);
  return { attempt: 0, delayMs: 0, baseMs };
}

/** v: what growth alone asks for before attempt n + 1; null when the table has ended. */
export function grownMs(policy: Policy, attempt: number, baseMs: number): number | null {
  const n = policy.first ? attempt - 1 : attempt;
  const { growth } = policy;
  switch (growth.kind) {
    case 'fixed':
      return baseMs;
    case 'linear':
      return baseMs + growth.stepMs * n;
    case 'exponential':
      return baseMs * growth.factor ** n;
    case 'table':
      return growth.tableMs[n] ?? growth.thenMs;
  }
}

/**
 * The wait before the next attempt, or null when the client gives up. A pure function of its arguments and of one
 * number from `random` (none where nothing is left to chance).
 */
export function drawDelay(policy: Policy, waiting: Waiting, random: Random): Drawn | null {
  if (policy.attemptsMax > 0 && waiting.attempt >= policy.attemptsMax) return null;
  if (policy.first && waiting.attempt === 0) {
    const { minMs, maxMs } = policy.first;
    const delayMs = maxMs > minMs ? minMs + random() * (maxMs - minMs) : minMs;
    return { floorMs: minMs, ceilingMs: maxMs, uncappedMs: maxMs, delayMs };
  }
  const grown = grownMs(policy, waiting.attempt, waiting.baseMs);
  if (grown === null) return null;
  const capMs = policy.capMs ?? Number.POSITIVE_INFINITY;
  const { jitter } = policy;
  if (isPlain(jitter)) return drawPlain(policy, jitter.kind, grown, waiting, random);
  const beforeMs = policy.capOrder === 'before-jitter' ? Math.min(grown, capMs) : grown;
  // The offset form adds first and cuts afterwards, as centrifuge-js does.
  const afterMs = policy.capOrder === 'after-jitter' || jitter.kind === 'offset' ? capMs : Number.POSITIVE_INFINITY;
  const [floorMs, ceilingMs] = spreadRange(jitter, beforeMs, waiting.attempt);
  const delayMs = spreadAt(jitter, beforeMs, waiting.attempt, random());
  return {
    floorMs: Math.min(floorMs, afterMs),
    ceilingMs: Math.min(ceilingMs, afterMs),
    uncappedMs: spreadRange(jitter, grown, waiting.attempt)[1],
    delayMs: Math.min(delayMs, afterMs),
  };
}

type PlainSpread = Extract<Spread, { readonly kind: Jitter }>;
type WideSpread = Exclude<Spread, PlainSpread>;

function isPlain(jitter: Spread): jitter is PlainSpread {
  const { kind } = jitter;
  return kind === 'none' || kind === 'full' || kind === 'equal' || kind === 'decorrelated';
}

/** The four textbook jitters are one rule, nextDelay, which the connection simulator uses as well. */
function drawPlain(policy: Policy, jitter: Jitter, grown: number, waiting: Waiting, random: Random): Drawn {
  const decorrelated = jitter === 'decorrelated';
  const baseMs = decorrelated ? waiting.baseMs : grown;
  const cutMs = policy.capMs ?? Number.POSITIVE_INFINITY;
  const capMs = policy.capOrder === 'after-jitter' ? Number.POSITIVE_INFINITY : cutMs;
  const previous = { attempt: 0, delayMs: waiting.delayMs };
  const { ceilingMs, delayMs } = nextDelay({ baseMs, factor: 1, capMs, attemptsMax: 0, jitter }, previous, random);
  const floorMs = { none: ceilingMs, full: 0, equal: ceilingMs / 2, decorrelated: baseMs }[jitter];
  return {
    floorMs: Math.min(floorMs, cutMs),
    ceilingMs: Math.min(ceilingMs, cutMs),
    uncappedMs: decorrelated ? Math.max(baseMs, waiting.delayMs) * 3 : grown,
    delayMs: Math.min(delayMs, cutMs),
  };
}

function spreadRange(jitter: WideSpread, v: number, attempt: number): readonly [number, number] {
  switch (jitter.kind) {
    case 'additive':
      return [v + jitter.minMs, v + jitter.maxMs];
    case 'percent':
      return [v * (1 - jitter.below), v * (1 + aboveShare(jitter, attempt))];
    case 'floor':
      return [jitter.floorMs, Math.max(jitter.floorMs, v)];
    case 'offset':
      return [jitter.offsetMs, jitter.offsetMs + v];
    case 'parity':
      // The last digit that subtracts is 8: at most 0.9 of the share. The last that adds is 9: all of it.
      return [v * (1 - 0.9 * jitter.share), v * (1 + jitter.share)];
  }
}

function spreadAt(jitter: WideSpread, v: number, attempt: number, u: number): number {
  if (jitter.kind === 'parity') {
    const deviation = Math.floor(u * jitter.share * v);
    return Math.trunc((Math.floor(u * 10) & 1) === 0 ? v - deviation : v + deviation);
  }
  const [floorMs, ceilingMs] = spreadRange(jitter, v, attempt);
  return floorMs + u * (ceilingMs - floorMs);
}

function aboveShare(jitter: { readonly above: number; readonly firstAbove?: number }, attempt: number): number {
  return attempt === 0 ? (jitter.firstAbove ?? jitter.above) : jitter.above;
}

/** The state after a wait, for the next call of drawDelay. */
export const afterAttempt = (waiting: Waiting, delayMs: number): Waiting => ({
  attempt: waiting.attempt + 1,
  delayMs,
  baseMs: waiting.baseMs,
});
