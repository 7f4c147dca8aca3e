import { type Hop, type HopId, hopOf } from './hops.ts';
import { heartbeatFor } from './timers.ts';

/** One hop of a path with its own limits in seconds. Null: no limit that anybody knows of. */
export type ChainHop = {
  readonly id: HopId | 'other';
  readonly idleSeconds: number | null;
  readonly lifetimeSeconds: number | null;
};

/** More hops than any real path has; a link holds no more. */
export const hopsMax = 12;
/** A week: no idle limit of a proxy is longer. */
export const secondsMax = 604_800;

/** The smallest limit and the places in the chain that have it. */
export type Limit = { readonly seconds: number; readonly at: readonly number[] };

export type ChainAnswer = {
  readonly idle: Limit | null;
  readonly lifetime: Limit | null;
  /**
   * Seconds between two heartbeats that keep the path open, with a fifth of the limit to spare. Null: no whole number
   * of seconds does, or every connection ends before the first beat.
   */
  readonly heartbeatSeconds: number | null;
  /** Seconds to wait for its answer: silence is found after the two together at the latest. */
  readonly answerWithinSeconds: number | null;
  /** Hops whose limit nobody has published, and hops that end a connection without telling anybody. */
  readonly unknownAt: readonly number[];
  readonly silentAt: readonly number[];
};

function smallest(values: readonly (number | null)[]): Limit | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const seconds = Math.min(...known);
  return { seconds, at: values.flatMap((value, i) => (value === seconds ? [i] : [])) };
}

const answerSeconds = 10;

/** What a path of hops does to a quiet connection, and the heartbeat that survives it. Total: any chain has an answer. */
export function readChain(chain: readonly ChainHop[]): ChainAnswer {
  const idle = smallest(chain.map(({ idleSeconds }) => idleSeconds));
  const lifetime = smallest(chain.map(({ lifetimeSeconds }) => lifetimeSeconds));
  const beat = heartbeatFor(idle?.seconds ?? Number.POSITIVE_INFINITY);
  const survives = (idle === null || beat < idle.seconds) && (lifetime === null || beat < lifetime.seconds);
  const known = chain.map(({ id }) => hopOf(id));
  const where = (is: (hop: Hop, i: number) => boolean): number[] =>
    known.flatMap((hop, i) => (hop && is(hop, i) ? [i] : []));
  return {
    idle,
    lifetime,
    heartbeatSeconds: survives ? beat : null,
    answerWithinSeconds: survives ? Math.min(answerSeconds, beat) : null,
    unknownAt: where((hop, i) => hop.unset === 'unknown' && chain[i]!.idleSeconds === null),
    silentAt: where((hop) => hop.idle?.expiry === 'silent'),
  };
}

/** The hop with the limits it has when nobody changes them. */
export function hopByDefault(id: ChainHop['id']): ChainHop {
  const hop = hopOf(id);
  return { id, idleSeconds: hop?.idle?.seconds ?? null, lifetimeSeconds: hop?.lifetime?.seconds ?? null };
}
