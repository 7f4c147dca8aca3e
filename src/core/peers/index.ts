import { clients } from './clients.ts';
import type { Fact } from './fact.ts';
import { hops } from './hops.ts';
import { libraries } from './libraries.ts';
import type { Peer } from './peer.ts';
import { platforms } from './platforms.ts';
import { linux } from './systems/linux.ts';
import { macos } from './systems/macos.ts';
import { windows } from './systems/windows.ts';

export { clients, hops, libraries, platforms };
export const systems = { linux, macos, windows } as const;

/** Every product about which the site states a number, each under one id. */
export const peers = { ...clients, ...hops, ...platforms, ...libraries, ...systems } as const;
export type PeerId = keyof typeof peers;

/** `chromium.idle-detection`: a product and the name of a number. Permanent, because words and pages hold it. */
export type FactId = { [Id in PeerId]: `${Id}.${keyof (typeof peers)[Id]['facts'] & string}` }[PeerId];

/** A fact with the product it is about, the version it was read in and the month of that reading. */
export type StatedFact = Fact & { readonly peer: Peer; readonly version: string; readonly checked: string };

const split = (id: string): readonly [peer: string, name: string] => {
  const dot = id.indexOf('.');
  return [id.slice(0, dot), id.slice(dot + 1)];
};

export function isFactId(id: string): id is FactId {
  const [peer, name] = split(id);
  return Object.hasOwn(peers, peer) && Object.hasOwn(peers[peer as PeerId].facts, name);
}

/** Throws on an id that does not exist, which the types rule out for those written in code. */
export function fact(id: FactId): StatedFact {
  if (!isFactId(id)) throw new Error(`no fact "${id}" in core/peers`);
  const [peerId, name] = split(id);
  const peer: Peer = peers[peerId as PeerId];
  return { ...peer.facts[name]!, peer, version: peer.version, checked: peer.checked };
}

export const factIds: readonly FactId[] = Object.entries(peers).flatMap(([id, { facts }]) =>
  Object.keys(facts).map((name) => `${id}.${name}` as FactId),
);
