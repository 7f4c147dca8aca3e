import type { KitSight, ServerDeed } from './kit-causes.ts';
import type { RefusedOver } from './tls-refusals.ts';

type Doers = { readonly [Kind in ServerDeed['kind']]?: (deed: Extract<ServerDeed, { kind: Kind }>) => void };

/** One connection of the kit: what can be done to it, and what its server saw of the end. */
export type Run = {
  /** Adds what the server can do to the connection. */
  readonly deeds: (doers: Doers) => void;
  /** Does it, once, now or after the time that the deed names; false where it cannot be done, or not yet. */
  readonly act: (deed: ServerDeed) => boolean;
  /** The first end that is seen counts. */
  readonly saw: (end: { readonly code: number; readonly reason: string; readonly closeFrame: boolean }) => void;
  readonly wasRefused: (over: RefusedOver) => void;
  readonly sight: () => KitSight;
  /** Called when nobody asks for the run any more. */
  readonly atEnd: (work: () => void) => void;
  readonly end: () => void;
};

export function startRun(): Run {
  let doers: Doers = {};
  let sight: KitSight = {
    code: null,
    reason: null,
    atMs: null,
    closeFrame: false,
    deedAtMs: null,
    refusedOver: null,
  };
  let ordered = false;
  const last: (() => void)[] = [];
  return {
    deeds(more) {
      doers = { ...doers, ...more };
    },
    act(deed) {
      const doer = doers[deed.kind] as ((deed: ServerDeed) => void) | undefined;
      if (!doer || ordered) return false;
      ordered = true;
      const carryOut = (): void => {
        sight = { ...sight, deedAtMs: Date.now() };
        doer(deed);
      };
      if (!('afterMs' in deed)) carryOut();
      else {
        const timer = setTimeout(carryOut, deed.afterMs);
        last.push(() => clearTimeout(timer));
      }
      return true;
    },
    saw(end) {
      if (sight.atMs === null) sight = { ...sight, ...end, atMs: Date.now() };
    },
    wasRefused(over) {
      sight = { ...sight, refusedOver: sight.refusedOver ?? over };
    },
    sight: () => sight,
    atEnd: (work) => void last.push(work),
    end() {
      for (const work of last.splice(0)) work();
    },
  };
}
