import { POLICY_BOUNDS } from '../backoff/check-policy.ts';
import type { Policy } from '../backoff/policy.ts';
import type { HerdConfig } from './config.ts';
import { type DrainPlan, planDrain, steadyRate } from './drain-plan.ts';

/** What a plan depends on. Times in ms, rates per second. */
export type RecoveryTask = Pick<
  HerdConfig,
  'clients' | 'capacityPerSecond' | 'downMs' | 'drainMs' | 'timeoutMs' | 'refuseCost'
> & {
  /** From the first lost connection until 99.9 % are back. */
  readonly deadlineMs: number;
};

/** Parameters with which everyone is back by the deadline although all connections are lost at once. */
export type RecoveryPlan = {
  /** The first wait: uniform from 0 to this. */
  readonly firstWaitMs: number;
  readonly capMs: number;
  /** Handshakes that may wait; what is beyond is refused. */
  readonly queue: number;
  /** Attempts per second of the first waits. */
  readonly arrivalsPerSecond: number;
  /** Everyone is back by then. */
  readonly backByMs: number;
  /** For a deploy, where it can be chosen who is disconnected when; null: no number of batches meets the deadline. */
  readonly drain: DrainPlan | null;
};

export type RecoveryAnswer =
  | { readonly kind: 'plan'; readonly plan: RecoveryPlan }
  /** The servers are away for longer than the deadline. */
  | { readonly kind: 'away'; readonly awayMs: number }
  /** Even at full speed from the first moment the handshakes take longer. */
  | { readonly kind: 'capacity'; readonly neededPerSecond: number }
  /** So few handshakes a second that chance alone exceeds them. */
  | { readonly kind: 'too-few' }
  /** Refusals cost so much that they would use up the capacity. */
  | { readonly kind: 'refusals' }
  /** It fits on paper, and no plan is sure to. */
  | { readonly kind: 'too-soon'; readonly soonestMs: number };

/** How much longer the first wait is than the shortest that the servers can serve. The widest that fits is taken. */
const SPREADS = [2, 1.7, 1.4, 1.2, 1.1];
const CAPS_MS = [60, 45, 30, 20, 15, 10, 8, 6, 5, 4, 3, 2].map((s) => s * 1_000);
/** A queue of a second evens out what chance does to arrivals. */
const QUEUE_MAX_MS = 1_000;
const ROUND_TRIPS_MS = 900;
/** Refusals may take up to this share of the capacity. */
const REFUSING_MAX = 0.5;
/** The first wait after the first attempt is on average half of it. */
const FIRST_RETRY_MS = 350;

/** The policy of a plan: full jitter, doubled from 1 s to the cap, after a first wait of its own. */
export const policyOfPlan = ({ firstWaitMs, capMs }: RecoveryPlan): Policy => ({
  growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
  jitter: { kind: 'full' },
  capMs,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'stable', afterMs: 10_000 },
  first: [{ minMs: 0, maxMs: firstWaitMs }],
});

/** The same outage under the plan. */
export const planned = (config: HerdConfig, plan: RecoveryPlan): HerdConfig => ({
  ...config,
  policy: policyOfPlan(plan),
  queue: plan.queue,
  overflow: 'refuse',
  batches: 1,
  gapMs: 0,
});

/**
 * A plan for the loss of all connections at once. Of those that meet the deadline it is the one with the widest first
 * wait, then with the longest cap: it asks least of the servers.
 *
 * 1. First waits from 0 to w bring clients / w attempts a second. They fit when they exceed the capacity not even in a
 *    busy second (steadyRate).
 * 2. Whoever attempts before the servers are back fails, and attempts again in growing waits up to the cap. A refusal
 *    costs `refuseCost`: the cap is long enough for these to leave the servers most of their time.
 * 3. With a bounded queue a server that is asked for more than it can serve works at full speed for clients that are
 *    there. So all are served when the first waits are over, or when the work is done if that is later; and the last of
 *    them is one cap later at most.
 */
export function planRecovery(task: RecoveryTask): RecoveryAnswer {
  const { clients, capacityPerSecond, downMs, drainMs, deadlineMs, timeoutMs } = task;
  const awayMs = Math.max(downMs, drainMs);
  if (awayMs >= deadlineMs) return { kind: 'away', awayMs };
  const leastMs = (clients / capacityPerSecond) * 1_000;
  if (downMs + leastMs > deadlineMs)
    return { kind: 'capacity', neededPerSecond: Math.ceil((clients / (deadlineMs - downMs)) * 1_000) };
  const rate = steadyRate(capacityPerSecond);
  if (rate < 1) return { kind: 'too-few' };
  const queueMs = Math.min(QUEUE_MAX_MS, timeoutMs / 2);
  let soonestMs = Number.POSITIVE_INFINITY;
  for (const spread of SPREADS) {
    const firstWaitMs = Math.min(POLICY_BOUNDS.baseMs[1], Math.ceil(((clients / rate) * spread * 1_000) / 100) * 100);
    const arrivalsPerSecond = clients / (firstWaitMs / 1_000);
    for (const capMs of CAPS_MS) {
      const left = 1 - refusingShare(task, arrivalsPerSecond, capMs);
      if (left < 1 - REFUSING_MAX) continue;
      const servedMs = Math.max(drainMs + firstWaitMs, awayMs + leastMs / left);
      const backByMs = Math.ceil(servedMs + capMs + queueMs + ROUND_TRIPS_MS);
      soonestMs = Math.min(soonestMs, backByMs);
      if (backByMs > deadlineMs) continue;
      const drain = planDrain(task);
      const plan: RecoveryPlan = {
        firstWaitMs,
        capMs,
        queue: Math.max(1, Math.floor((capacityPerSecond * queueMs) / 1_000)),
        arrivalsPerSecond,
        backByMs,
        drain: drain.kind === 'plan' ? drain.plan : null,
      };
      return { kind: 'plan', plan };
    }
  }
  return soonestMs === Number.POSITIVE_INFINITY ? { kind: 'refusals' } : { kind: 'too-soon', soonestMs };
}

/**
 * The share of the capacity that refusals take at most: of clients that have waited for long, each attempting twice a
 * cap, and of those that have just failed, whose waits are still short: 1 / (t ln 2) attempts a second after t seconds.
 */
function refusingShare(
  { clients, capacityPerSecond, downMs, refuseCost }: RecoveryTask,
  arrivalsPerSecond: number,
  capMs: number,
): number {
  const waiting = clients / (capMs / 2 / 1_000);
  const failing = (arrivalsPerSecond * Math.log(1 + downMs / FIRST_RETRY_MS)) / Math.LN2;
  return (refuseCost * (Math.max(waiting, failing) + arrivalsPerSecond)) / capacityPerSecond;
}
