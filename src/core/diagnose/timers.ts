import { type ClientId, clients } from '../peers/clients.ts';
import { hops } from '../peers/hops.ts';
import { libraries } from '../peers/libraries.ts';
import type { Ending, EndingKind, Expiry, Peer } from '../peers/peer.ts';
import { cloudRun } from '../peers/platforms/cloud-run.ts';
import type { SourceId } from '../protocol/sources.ts';
import { type ChoiceOf, isChoice } from './facts.ts';
import { firesAt } from './fires-at.ts';

/** A default of a product that ends connections after an exact time. */
export type Timer = {
  readonly id: string;
  /** A proper name; no translation. */
  readonly name: string;
  /** Where the product has one such timer for each operating system: which of them, a proper name too. */
  readonly system?: string;
  readonly seconds: number;
  readonly kind: EndingKind;
  readonly expiry: Expiry;
  readonly via?: ChoiceOf<'via'>;
  readonly library?: ChoiceOf<'library'>;
  readonly source: SourceId;
};

/** Libraries whose id in the diagnosis is older than the one in the registry. */
const libraryIds: Readonly<Record<string, ChoiceOf<'library'>>> = { 'socket-io': 'socket.io', node: 'undici' };
const libraryOf = (id: string): ChoiceOf<'library'> | undefined =>
  libraryIds[id] ?? (isChoice('library', id) ? id : undefined);

/** What distinguishes several timers of one product: `chromium-close`, `chromium-linux`, `front-door-lifetime`. */
function suffixOf({ kind, fact }: Ending, peer: Peer): string {
  if (kind === 'handshake') return '-open';
  if (kind === 'closing') return '-close';
  if (kind === 'keep-alive') return `-${systemOf(fact)}`;
  const hasIdle = peer.endings?.some((other) => other.kind === 'idle');
  if (kind === 'request') return hasIdle ? '-route' : '';
  return kind === 'lifetime' && hasIdle ? '-lifetime' : '';
}

const systemOf = (fact: string): 'linux' | 'windows' | 'macos' =>
  fact.endsWith('-windows') ? 'windows' : fact.endsWith('-macos') ? 'macos' : 'linux';
const systemNames = { linux: 'Linux', windows: 'Windows', macos: 'macOS' } as const;

function timersOf(id: string, peer: Peer, more: Pick<Timer, 'via' | 'library'>): Timer[] {
  return (peer.endings ?? []).map((ending) => {
    const { fact, kind, expiry } = ending;
    const { value, source } = peer.facts[fact]!;
    const timer = { id: id + suffixOf(ending, peer), name: peer.name, seconds: value / 1_000, kind, expiry, source };
    return { ...timer, ...more, ...(kind === 'keep-alive' && { system: systemNames[systemOf(fact)] }) };
  });
}

/** Of a library, or of a client that is one. */
function libraryTimers([id, peer]: readonly [string, Peer]): Timer[] {
  const library = libraryOf(id);
  return timersOf(id, peer, library ? { library } : {});
}

const isClient = ([id]: readonly [string, Peer]): boolean => Object.hasOwn(clients, id as ClientId);
const kinds: readonly (readonly EndingKind[])[] = [
  ['heartbeat', 'idle', 'lifetime', 'request'],
  ['handshake'],
  ['closing'],
  ['keep-alive'],
];
const group = ({ kind }: Timer): number => kinds.findIndex((one) => one.includes(kind));

/** By kind, then by length. Among equals what stands on the path comes first. */
export const timers: readonly Timer[] = [
  ...Object.entries<Peer>(hops).flatMap(([id, hop]) => timersOf(id, hop, { via: id as ChoiceOf<'via'> })),
  ...timersOf('cloud-run', cloudRun, { via: 'cloud-run' }),
  ...Object.entries<Peer>(libraries)
    .filter((entry) => !isClient(entry))
    .flatMap(libraryTimers),
  ...Object.entries<Peer>(clients).flatMap(libraryTimers),
].sort((a, b) => group(a) - group(b) || a.seconds - b.seconds);

/** The idle limits among them, each once, in seconds. */
export const idleLimits: readonly number[] = [
  ...new Set(timers.filter(({ kind }) => kind === 'idle').map(({ seconds }) => seconds)),
];

/** The timers that would end a connection after so many seconds, nearest first. */
export function fingerprint(seconds: number): readonly Timer[] {
  return timers
    .filter((timer) => firesAt(timer, seconds))
    .sort((a, b) => Math.abs(a.seconds - seconds) - Math.abs(b.seconds - seconds));
}

/** The idle limit of a path in seconds: its smallest. Infinity when nothing on it has one. */
export const idleLimit = (hops: readonly number[]): number => Math.min(Number.POSITIVE_INFINITY, ...hops);

/**
 * The heartbeat interval in whole seconds that survives an idle limit: a fifth of it stays for delays, and 25 s is
 * enough for every idle default in this list.
 */
export const heartbeatFor = (limitSeconds: number): number => Math.max(1, Math.min(25, Math.floor(limitSeconds * 0.8)));
