import { busiestSecond } from '../../core/backoff/busiest-second.ts';
import type { Policy } from '../../core/backoff/policy.ts';
import {
  type Attempts,
  attemptsOf,
  type Schedule,
  type ScheduleOptions,
  schedule,
} from '../../core/backoff/schedule.ts';
import type { BackoffState } from '../../core/link/backoff-link.ts';
import { browserDelay } from '../../core/peers/browser-delay.ts';
import { type RandomStream, randomStream } from '../../core/random.ts';

type Browser = BackoffState['browser'];

/** Failing attempts take this long: a refusal takes one round trip. */
const ATTEMPT_MS = 50;
const CROWD = 100;
const MEDIAN_OF = 501;
/** Attempts drawn for the median. Of clients that try every few milliseconds fewer do: they hardly differ. */
const MEDIAN_ATTEMPTS = 60_000;
/** Attempts of the first seconds are dense under every policy; the crowd is judged after them. */
const busyFromMs = (outageMs: number): number => Math.min(10_000, outageMs / 2);

export type Story = {
  readonly policy: Policy;
  readonly outageMs: number;
  readonly endMs: number;
  readonly client: Schedule;
  readonly crowd: readonly Attempts[];
  /** Connected this long after the server is back; null if it gave up or is still trying. */
  readonly lateMs: number | null;
  readonly medianLateMs: number | null;
  readonly isAlwaysTheSame: boolean;
  /** Most attempts of the crowd within one second, from `busyFromMs` on. */
  readonly busiest: number;
  readonly busyFromMs: number;
};

/** The axis leaves room for the latest of the usual policies. */
export const axisEndMs = (outageMs: number): number => Math.max(140_000, outageMs * 1.85);

export function tellStory(policy: Policy, outageMs: number, seed: number, browser: Browser): Story {
  const client = one(schedule, policy, { serverBackMs: outageMs }, browser, `client ${seed}`, seed);
  const crowd = crowdOf(policy, outageMs, seed, browser);
  // An odd number of clients has one in the middle.
  const clients = Math.min(MEDIAN_OF, Math.ceil(MEDIAN_ATTEMPTS / client.steps.length) | 1);
  const lates = Array.from({ length: clients }, (_, i) =>
    lateness(one(attemptsOf, policy, { serverBackMs: outageMs }, browser, 'median', i), outageMs),
  );
  lates.sort((a, b) => a - b);
  const median = lates[(clients - 1) / 2]!;
  return {
    policy,
    outageMs,
    endMs: axisEndMs(outageMs),
    client,
    crowd,
    lateMs: client.openMs === null ? null : client.openMs - outageMs,
    medianLateMs: Number.isFinite(median) ? median : null,
    isAlwaysTheSame: lates[0] === lates.at(-1),
    busiest: busiestOf(crowd, outageMs),
    busyFromMs: busyFromMs(outageMs),
  };
}

/** A hundred clients that lost their connection within the same fifth of a second. */
export function crowdOf(policy: Policy, outageMs: number, seed: number, browser: Browser): readonly Attempts[] {
  return Array.from({ length: CROWD }, (_, i) => {
    const lostMs = randomStream(i, 'offset')() * 200;
    return one(attemptsOf, policy, { serverBackMs: outageMs, lostMs }, browser, `crowd ${i}`, seed);
  });
}

type Times = Pick<ScheduleOptions, 'serverBackMs' | 'lostMs'>;

type Follow<T> = (policy: Policy, random: RandomStream, options: ScheduleOptions) => T;

function one<T>(follow: Follow<T>, policy: Policy, times: Times, browser: Browser, stream: string, seed: number): T {
  const random = randomStream(seed, stream);
  const options = { ...times, attemptMs: ATTEMPT_MS };
  if (browser === 'none') return follow(policy, random, options);
  const hold = browserDelay(browser, randomStream(seed, `${stream} browser`));
  return follow(policy, random, { ...options, browser: hold });
}

const lateness = ({ openMs }: Attempts, outageMs: number): number =>
  openMs === null ? Number.POSITIVE_INFINITY : openMs - outageMs;

/** Most attempts of a crowd within one second, once it is judged. */
export const busiestOf = (crowd: readonly Attempts[], outageMs: number): number =>
  busiestSecond(crowd, { fromMs: busyFromMs(outageMs), untilMs: outageMs });

/** Median lateness of the crowd, for a row of a table; null if half of it never reconnects. */
export function crowdMedianMs(crowd: readonly Attempts[], outageMs: number): number | null {
  const lates = crowd.map((client) => lateness(client, outageMs)).sort((a, b) => a - b);
  const median = lates[Math.floor(lates.length / 2)]!;
  return Number.isFinite(median) ? median : null;
}
