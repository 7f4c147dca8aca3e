import { drawerOf, type Policy, rangeOf, startWaiting } from '../backoff/policy.ts';
import type { HerdConfig } from './config.ts';

/** Whether an overloaded server stays overloaded, step by step. Times in ms, rates per second. */
export type Threshold = {
  /** Clients that are served before the wait in the queue exceeds what a client waits. */
  readonly servedFirst: number;
  readonly stillOut: number;
  /** From one attempt of a client to its next, once its waits have stopped growing. */
  readonly roundMs: number;
  /** Attempts per second of those that are still out. */
  readonly offeredPerSecond: number;
  /** The attempts are at least what the server can serve: its queue does not become shorter. */
  readonly staysDown: boolean;
};

/** Steps of the first wave. */
const STEPS = 400;

/**
 * The state in which a server works at full speed for nobody, and when it holds. Of a queue that everyone may join
 * (`overflow: 'slow'`), first in, first out, which finishes a handshake whether its client still waits or not:
 *
 * 1. Attempts of the first wave arrive as the connections closed and the first waits say. The server serves all of
 *    them until the wait in the queue has reached the timeout T: those that arrive by then, and no one after.
 * 2. Now every client that arrives leaves before its turn: goodput is zero. A client that is still out attempts once
 *    a round, its timeout T and then its mean wait W, so M clients offer M / (W + T) attempts a second.
 * 3. The queue becomes shorter only while they offer less than the capacity. As soon as its wait is below T again,
 *    clients are served, fewer are out, and everyone is back. If they offer as much or more, it never is.
 *
 * Assumed: one server that is up when the attempts arrive, clients that are many (their number in a second is its
 * mean), that never give up and whose waits have grown to their cap, which they have after a few attempts; no switch
 * of switches.ts. A run that is a little below the threshold is back only after a long time: its queue becomes shorter
 * by (1 − offered / capacity) seconds a second. That retries keep an overload going whose cause is over is the
 * metastable failure of N. Bronson and others, Metastable Failures in Distributed Systems, HotOS 2021.
 */
export function thresholdOf(config: HerdConfig): Threshold {
  const { clients, capacityPerSecond, timeoutMs, policy } = config;
  const servedFirst = Math.min(clients, servedInFirstWave(config));
  const stillOut = clients - servedFirst;
  const roundMs = meanCappedWaitMs(policy) + timeoutMs;
  const offeredPerSecond = stillOut / (roundMs / 1_000);
  return { servedFirst, stillOut, roundMs, offeredPerSecond, staysDown: offeredPerSecond >= capacityPerSecond };
}

/** Arrivals until the queue is as long as a client waits; all clients if it never is. */
function servedInFirstWave({ clients, capacityPerSecond, timeoutMs, drainMs, policy }: HerdConfig): number {
  const { floorMs, ceilingMs } = rangeOf(
    policy,
    startWaiting(policy, () => 0.5),
  );
  const perMs = capacityPerSecond / 1_000;
  const stepMs = (drainMs + ceilingMs) / STEPS;
  let backlog = 0;
  let arrived = 0;
  for (let step = 1; step <= STEPS; step++) {
    const share = shareBefore(step * stepMs, drainMs, floorMs, ceilingMs);
    const now = clients * share - arrived;
    arrived += now;
    backlog = Math.max(0, backlog + now - perMs * stepMs);
    const excess = backlog - perMs * timeoutMs;
    if (excess > 0) return arrived - excess;
  }
  return clients;
}

/** Share of clients whose first attempt is made by `ms`: the sum of two uniform times, by the mean over the first. */
function shareBefore(ms: number, drainMs: number, floorMs: number, ceilingMs: number): number {
  // The integral of P(wait ≤ x) up to x.
  const integral = (x: number): number => {
    const past = Math.max(0, x - floorMs);
    const within = Math.min(past, ceilingMs - floorMs);
    return ceilingMs === floorMs ? past : within ** 2 / (2 * (ceilingMs - floorMs)) + past - within;
  };
  if (drainMs === 0) return ms >= ceilingMs ? 1 : Math.max(0, ms - floorMs) / (ceilingMs - floorMs);
  return (integral(ms) - integral(ms - drainMs)) / drainMs;
}

/** Far more attempts than any wait needs to stop growing. */
const GROWN = 200;
/** Waits over which a mean is taken where each depends on the last. */
const CHAIN = 20_000;

/** The mean wait of a client that has failed many times; Infinity without a cap or if it gives up. */
export function meanCappedWaitMs(policy: Policy): number {
  const start = startWaiting(policy, () => 0.5);
  const { growth } = policy;
  if (policy.attemptsMax > 0 || (growth.kind === 'table' && growth.thenMs === null)) return Number.POSITIVE_INFINITY;
  if (policy.jitter.kind === 'decorrelated') return meanOfChainMs(policy);
  const { floorMs, ceilingMs } = rangeOf(policy, { ...start, attempt: GROWN, delayMs: 0 });
  return (floorMs + ceilingMs) / 2;
}

/** Decorrelated waits: each depends on the one before, so the mean of a long chain, by evenly spread chances. */
function meanOfChainMs(policy: Policy): number {
  const draw = drawerOf(policy);
  let waiting = startWaiting(policy, () => 0.5);
  let sum = 0;
  for (let n = 1; n <= CHAIN; n++) {
    // Multiples of the golden ratio: every chance as often as any other, none random.
    const delayMs = draw(waiting, () => (n * 0.618033988749895) % 1) ?? 0;
    waiting = { ...waiting, attempt: waiting.attempt + 1, delayMs };
    sum += delayMs;
  }
  return sum / CHAIN;
}
