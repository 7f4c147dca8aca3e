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

/*
 * A chain inside a fragment: hops in the order of the path, each an id and, where they differ from its default, its idle
 * limit and its lifetime after underscores (x: none): `alb_3600~ingress-nginx~google_x_86400`.
 */
const numberText = (seconds: number | null): string => (seconds === null ? 'x' : String(seconds));

export function formatChain(chain: readonly ChainHop[]): string {
  return chain
    .map((hop) => {
      const base = hopByDefault(hop.id);
      const parts = [numberText(hop.idleSeconds), numberText(hop.lifetimeSeconds)];
      if (hop.lifetimeSeconds === base.lifetimeSeconds) parts.pop();
      if (parts.length === 1 && hop.idleSeconds === base.idleSeconds) parts.pop();
      return [hop.id, ...parts].join('_');
    })
    .join('~');
}

/** Whole seconds within the bounds, null for none, undefined for anything else. */
export function readSeconds(text: string): number | null | undefined {
  if (text === 'x') return null;
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const seconds = Number(text);
  return seconds >= 1 && seconds <= secondsMax ? seconds : undefined;
}

/** What the text says, or null when it is damaged. Never throws. */
export function parseChain(text: string): readonly ChainHop[] | null {
  const tokens = text === '' ? [] : text.split('~');
  if (tokens.length > hopsMax) return null;
  const chain: ChainHop[] = [];
  for (const token of tokens) {
    const [id = '', idle, lifetime, ...more] = token.split('_');
    if (more.length > 0 || (id !== 'other' && !hopOf(id))) return null;
    const base = hopByDefault(id as ChainHop['id']);
    const idleSeconds = idle === undefined ? base.idleSeconds : readSeconds(idle);
    const lifetimeSeconds = lifetime === undefined ? base.lifetimeSeconds : readSeconds(lifetime);
    if (idleSeconds === undefined || lifetimeSeconds === undefined) return null;
    chain.push({ id: base.id, idleSeconds, lifetimeSeconds });
  }
  return chain;
}
