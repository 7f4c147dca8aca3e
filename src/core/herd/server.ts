import type { CapacityStep } from './capacity.ts';
import type { HerdConfig } from './config.ts';

export type HerdServer = {
  /** Whether any server takes connections in the millisecond that starts here. Call with rising times. */
  readonly isUp: (tickMs: number) => boolean;
  /** When the capacity changes next; Infinity if never. */
  readonly nextChangeMs: () => number;
  /**
   * One attempt, in the order of time. A positive answer is when the connection is open, a negative one (its
   * negative) when the attempt has failed.
   */
  readonly arrive: (atMs: number, roundTripMs: number) => number;
};

/**
 * All servers as one queue that drains evenly. Work is counted in handshakes: one that is accepted costs 1, one that
 * is refused costs `refuseCost`, so overload eats capacity.
 */
export function createServer(config: HerdConfig, steps: readonly CapacityStep[]): HerdServer {
  const { queue, overflow, refuseCost, timeoutMs } = config;
  let perMs = config.capacityPerSecond / 1_000;
  let step = 0;
  let backlog = 0;
  let drainedToMs = 0;

  function drainTo(atMs: number): void {
    backlog = Math.max(0, backlog - perMs * (atMs - drainedToMs));
    drainedToMs = atMs;
  }

  return {
    isUp(tickMs) {
      for (let change = steps[step]; change && change.fromMs <= tickMs; change = steps[step]) {
        drainTo(change.fromMs);
        perMs = change.perMs;
        // What waited in a queue of servers that are all away is lost with them.
        if (perMs === 0) backlog = 0;
        step++;
      }
      return perMs > 0;
    },
    nextChangeMs: () => steps[step]?.fromMs ?? Number.POSITIVE_INFINITY,
    arrive(atMs, roundTripMs) {
      drainTo(atMs);
      if (overflow === 'refuse' && backlog >= queue + 1) {
        backlog += refuseCost;
        return -(atMs + roundTripMs);
      }
      backlog += 1;
      const waitMs = backlog / perMs;
      if (waitMs > timeoutMs) return -(atMs + timeoutMs);
      return atMs + waitMs + roundTripMs;
    },
  };
}
