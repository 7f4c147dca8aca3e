import type { CapacityStep } from './capacity.ts';
import { BIN_MS, type HerdConfig } from './config.ts';
import { createGate } from './gate.ts';
import { count, forget, type Ledger } from './ledger.ts';
import { costAfterConnect } from './switches.ts';

/** What becomes of an attempt: its client is served, is refused, or leaves before its turn has come. */
export const SERVED = 0;
export const REFUSED = 1;
export const LEFT = 2;
export type Fate = typeof SERVED | typeof REFUSED | typeof LEFT;

export type HerdServer = {
  /** Whether any server takes connections in the millisecond that starts here. Call with rising times, and with `crashedMs`. */
  readonly isUp: (tickMs: number) => boolean;
  /** When the capacity changes after this; Infinity if never. */
  readonly nextChangeMs: (tickMs: number) => number;
  /** One attempt, in the order of time. */
  readonly arrive: (atMs: number, roundTripMs: number) => Fate;
  /** When the client of the last attempt is connected, or knows that it is not. */
  readonly answerMs: () => number;
  /** How long the queue takes that is there at this time, in ms; 0 while no server is up. */
  readonly queueMsAt: (atMs: number) => number;
  /** The first millisecond after the last crash; -1 if there was none. */
  readonly crashedMs: () => number;
};

/**
 * All servers as one queue that drains evenly. Work is counted in handshakes: one that is accepted costs 1 and what
 * follows it, one that is refused costs `refuseCost`, so overload eats capacity. A handshake is finished even if its
 * client has left in the meantime: TCP and TLS accept on behalf of a server that does not look. `survivors` is how many
 * connections were never lost.
 */
export function createServer(
  config: HerdConfig,
  steps: readonly CapacityStep[],
  ledger: Ledger,
  survivors: number,
): HerdServer {
  const { queue, overflow, refuseCost, timeoutMs, afterConnect, crash } = config;
  const { servedIn, vainIn, queueMsIn } = ledger;
  const acceptedMax = (config.connectionsMax ?? Number.POSITIVE_INFINITY) - survivors;
  const gate = config.gate ? createGate(config.gate) : null;
  let perMs = config.capacityPerSecond / 1_000;
  let step = 0;
  let backlog = 0;
  let drainedToMs = 0;
  let accepted = 0;
  let answerMs = 0;
  let crashedMs = -1;
  let restartedMs = 0;

  function drainTo(atMs: number): void {
    backlog = Math.max(0, backlog - perMs * (atMs - drainedToMs));
    drainedToMs = atMs;
  }

  /** What waited in a queue of servers that are all away is lost with them. */
  function loseQueue(atMs: number): void {
    backlog = 0;
    forget(vainIn, atMs);
  }

  function crashAfter(atMs: number, restartMs: number): void {
    crashedMs = Math.floor(atMs) + 1;
    restartedMs = crashedMs + restartMs;
  }

  return {
    isUp(tickMs) {
      for (let change = steps[step]; change && change.fromMs <= tickMs; change = steps[step]) {
        drainTo(change.fromMs);
        perMs = change.perMs;
        if (perMs === 0) loseQueue(change.fromMs);
        step++;
      }
      if (crash && tickMs === crashedMs) {
        drainTo(crashedMs);
        loseQueue(crashedMs);
        forget(servedIn, crashedMs);
        gate?.empty();
        accepted = 0;
      }
      return perMs > 0 && tickMs >= restartedMs;
    },
    nextChangeMs(tickMs) {
      const nextMs = steps[step]?.fromMs ?? Number.POSITIVE_INFINITY;
      return restartedMs > tickMs ? Math.min(nextMs, restartedMs) : nextMs;
    },
    arrive(atMs, roundTripMs) {
      drainTo(atMs);
      answerMs = atMs + roundTripMs;
      if (gate && !gate.admits(atMs)) return REFUSED;
      if ((overflow === 'refuse' && backlog >= queue + 1) || accepted >= acceptedMax) {
        backlog += refuseCost;
        return REFUSED;
      }
      backlog += 1;
      const waitMs = backlog / perMs;
      const bin = Math.floor(atMs / BIN_MS);
      if (waitMs > queueMsIn[bin]!) queueMsIn[bin] = waitMs;
      const isServed = waitMs <= timeoutMs;
      count(isServed ? servedIn : vainIn, atMs + waitMs);
      if (isServed) {
        if (afterConnect) backlog += costAfterConnect(afterConnect, accepted);
        accepted++;
      }
      gate?.leavesAt(atMs + backlog / perMs);
      if (crash && backlog >= crash.queue && crashedMs <= atMs) crashAfter(atMs, crash.restartMs);
      if (!isServed) {
        answerMs = atMs + timeoutMs;
        return LEFT;
      }
      answerMs = atMs + waitMs + roundTripMs;
      return SERVED;
    },
    answerMs: () => answerMs,
    queueMsAt: (atMs) => (perMs === 0 ? 0 : Math.max(0, backlog / perMs - (atMs - drainedToMs))),
    crashedMs: () => crashedMs,
  };
}
