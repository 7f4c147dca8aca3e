import type { HerdSwitches } from './switches.ts';

/** Admits clients to the servers, in the order of time. */
export type Gate = {
  readonly admits: (atMs: number) => boolean;
  /** The client just admitted is done with at this time. Nobody overtakes. */
  readonly leavesAt: (atMs: number) => void;
  /** The servers have crashed: nobody is inside any more. */
  readonly empty: () => void;
};

/** The times at which those inside leave, in a ring: no memory per client, none per attempt. */
export function createGate({ atATime, closedFromMs, closedUntilMs }: NonNullable<HerdSwitches['gate']>): Gate {
  const leaving = new Float64Array(atATime ?? 0);
  let first = 0;
  let inside = 0;
  let lastMs = 0;
  return {
    admits(atMs) {
      if (atMs >= closedFromMs && atMs < closedUntilMs) return false;
      if (atATime === null) return true;
      while (inside > 0 && leaving[first]! <= atMs) {
        first = (first + 1) % atATime;
        inside--;
      }
      return inside < atATime;
    },
    leavesAt(atMs) {
      if (atATime === null) return;
      lastMs = Math.max(lastMs, atMs);
      leaving[(first + inside) % atATime] = lastMs;
      inside++;
    },
    empty() {
      inside = 0;
      lastMs = 0;
    },
  };
}
