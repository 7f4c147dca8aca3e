import { randomStream } from '../random.ts';
import {
  afterAttempt,
  type Drawn,
  drawDelay,
  drawerOf,
  type Policy,
  type Random,
  rangeOf,
  startWaiting,
  type Waiting,
} from './policy.ts';

/**
 * When a connection attempt that script makes at `atMs` really leaves the browser. Call once per failing attempt, in
 * order: the answer depends on the failures before. Milliseconds since the first loss.
 */
export type BrowserDelay = (atMs: number) => number;

/** One wait and the attempt at its end. Milliseconds on the clock of `serverBackMs`, which starts with the loss. */
export type Step = Drawn & {
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly startMs: number;
  readonly endMs: number;
  /** When the attempt leaves the browser; later than `endMs` if the browser holds it back. */
  readonly leavesMs: number;
};

export type Schedule = {
  readonly steps: readonly Step[];
  /** The last attempt was allowed to succeed: it came at or after `serverBackMs`. */
  readonly openMs: number | null;
  /** When the policy ran out of attempts; null if it did not. */
  readonly gaveUpMs: number | null;
};

/** More attempts than this are not listed: a policy without waits would never reach the end of an outage. */
export const STEPS_MAX = 2_000;

export type ScheduleOptions = {
  /** The first attempt at or after this time succeeds. */
  readonly serverBackMs: number;
  /** When the connection was lost, if not at 0. */
  readonly lostMs?: number;
  /** How long a failing attempt takes before the next wait starts. */
  readonly attemptMs?: number;
  /** The browser's own delay on top; see browser-delay.ts. */
  readonly browser?: BrowserDelay;
  readonly stepsMax?: number;
};

/** When the attempts of one client leave, and how they ended: what is asked of each client of a crowd. */
export type Attempts = Omit<Schedule, 'steps'> & { readonly leaveMs: readonly number[] };

type Visit = (waiting: Waiting, startMs: number, delayMs: number, endMs: number, leavesMs: number) => void;

/** Gives each attempt of one client to `visit`, from the loss of its connection until it is open again or gives up. */
function follow(policy: Policy, random: Random, options: ScheduleOptions, visit: Visit): Omit<Schedule, 'steps'> {
  const { serverBackMs, lostMs = 0, attemptMs = 0, stepsMax = STEPS_MAX, browser } = options;
  const waiting = { ...startWaiting(policy, random) };
  const draw = drawerOf(policy);
  let nowMs = lostMs;
  for (; waiting.attempt < stepsMax; waiting.attempt++) {
    const delayMs = draw(waiting, random);
    if (delayMs === null) return { openMs: null, gaveUpMs: nowMs };
    const endMs = nowMs + delayMs;
    const leavesMs = browser ? browser(endMs) : endMs;
    visit(waiting, nowMs, delayMs, endMs, leavesMs);
    if (leavesMs >= serverBackMs) return { openMs: leavesMs, gaveUpMs: null };
    waiting.delayMs = delayMs;
    nowMs = leavesMs + attemptMs;
  }
  return { openMs: null, gaveUpMs: null };
}

/** The attempts of one client, each with all that is drawn of it. */
export function schedule(policy: Policy, random: Random, options: ScheduleOptions): Schedule {
  const steps: Step[] = [];
  const end = follow(policy, random, options, (waiting, startMs, delayMs, endMs, leavesMs) => {
    const attempt = waiting.attempt + 1;
    steps.push({ ...rangeOf(policy, waiting), delayMs, attempt, startMs, endMs, leavesMs });
  });
  return { steps, ...end };
}

/** The same attempts as times alone, for which no object is made. */
export function attemptsOf(policy: Policy, random: Random, options: ScheduleOptions): Attempts {
  const leaveMs: number[] = [];
  const end = follow(policy, random, options, (_waiting, _startMs, _delayMs, _endMs, leavesMs) => {
    leaveMs.push(leavesMs);
  });
  return { leaveMs, ...end };
}

/** When the n-th attempt happens: milliseconds since the loss. */
export type NthAttempt = {
  readonly attempt: number;
  readonly bestMs: number;
  readonly averageMs: number;
  readonly worstMs: number;
};

const QUADRATURE_POINTS = 400;
const CHAINS = 2_000;

/**
 * Best, average and worst time of each of the first `count` attempts, or fewer if the policy gives up. The average
 * is the mean of the drawing function itself over evenly spaced chances; only decorrelated waits depend on the ones
 * before, so there it is the mean of seeded runs.
 */
export function attemptTimes(policy: Policy, count: number): readonly NthAttempt[] {
  const lowest = chain(policy, count, 'floorMs');
  const highest = chain(policy, count, 'ceilingMs');
  const average = policy.jitter.kind === 'decorrelated' ? sampledMeans(policy, count) : exactMeans(policy, count);
  return lowest.map((bestMs, i) => ({
    attempt: i + 1,
    bestMs,
    averageMs: average[i] ?? 0,
    worstMs: highest[i] ?? 0,
  }));
}

/** Cumulative floors or ceilings: the luckiest and the unluckiest client. */
function chain(policy: Policy, count: number, end: 'floorMs' | 'ceilingMs'): number[] {
  const luck: Random = end === 'floorMs' ? () => 0 : () => 1 - 2 ** -32;
  const sums: number[] = [];
  let waiting = startWaiting(policy, luck);
  for (let n = 0, sumMs = 0; n < count; n++) {
    const drawn = drawDelay(policy, waiting, luck);
    if (drawn === null) break;
    sumMs += drawn[end];
    sums.push(sumMs);
    waiting = afterAttempt(waiting, drawn[end]);
  }
  return sums;
}

function exactMeans(policy: Policy, count: number): number[] {
  const bases = policy.baseDrawnOnce ? 100 : 1;
  const points = policy.baseDrawnOnce ? 1 : QUADRATURE_POINTS;
  const draw = drawerOf(policy);
  const sums: number[] = [];
  for (let n = 0, sumMs = 0; n < count; n++) {
    let total = 0;
    for (let b = 0; b < bases; b++) {
      const waiting = { ...startWaiting(policy, () => (b + 0.5) / bases), attempt: n };
      for (let i = 0; i < points; i++) {
        const delayMs = draw(waiting, () => (i + 0.5) / points);
        if (delayMs === null) return sums;
        total += delayMs;
      }
    }
    sumMs += total / (bases * points);
    sums.push(sumMs);
  }
  return sums;
}

function sampledMeans(policy: Policy, count: number): number[] {
  const totals: number[] = [];
  for (let c = 0; c < CHAINS; c++) {
    const random = randomStream(c, 'backoff-mean');
    const { leaveMs } = attemptsOf(policy, random, { serverBackMs: Number.POSITIVE_INFINITY, stepsMax: count });
    leaveMs.forEach((ms, i) => {
      totals[i] = (totals[i] ?? 0) + ms / CHAINS;
    });
  }
  return totals;
}
