import { type HopId, hops as table } from '../peers/hops.ts';
import type { Expiry, Hop as Peer } from '../peers/peer.ts';
import type { SourceId } from '../protocol/sources.ts';
import { type Timer, timers } from './timers.ts';

export type { HopId };

/** A proxy, load balancer or platform that a connection may pass through. */
export type Hop = {
  readonly id: HopId;
  /** A proper name; no translation. */
  readonly name: string;
  /** Ends a connection that carried nothing for this long, by default. Null: no value of its own, or none published. */
  readonly idle: Timer | null;
  /** Ends a connection of this age, busy or not. */
  readonly lifetime: Timer | null;
  /** What to set, in the program's own words. `fixed`: it says that nobody can. Null: it says nothing. */
  readonly settings: readonly string[] | 'fixed' | null;
  /** What the peers see when its limit is over. Null: it has none, or nobody knows. */
  readonly expiry: Expiry | null;
  /** `none`: it has no limit by default. `set`: whoever runs it has set one. `unknown`: not published, not measured. */
  readonly unset: 'none' | 'set' | 'unknown' | null;
  readonly source: SourceId;
};

const timerOf = (id: HopId, kind: Timer['kind']): Timer | null =>
  timers.find((timer) => timer.via === id && timer.kind === kind) ?? null;

/** Every hop that the guide and the calculator know. */
export const hops: readonly Hop[] = Object.entries<Peer>(table).map(([key, peer]) => {
  const id = key as HopId;
  const [idle, lifetime] = [timerOf(id, 'idle'), timerOf(id, 'lifetime')];
  const { name, settings, source, unset = null, expiryWhenSet = null } = peer;
  return { id, name, idle, lifetime, settings, expiry: (idle ?? lifetime)?.expiry ?? expiryWhenSet, unset, source };
});

export const hopOf = (id: string): Hop | undefined => hops.find((hop) => hop.id === id);
