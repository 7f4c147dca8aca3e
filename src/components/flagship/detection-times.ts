import type { Act, ActKind } from '../../core/acts/acts.ts';
import type { Client } from '../../core/peers/client.ts';
import { type ClientId, clientIds, clients, measuredClientIds } from '../../core/peers/clients.ts';
import { hops } from '../../core/peers/hops.ts';
import { systems } from '../../core/peers/index.ts';
import { idleDetectionMs, type System } from '../../core/peers/keep-alive.ts';
import type { SourceId } from '../../core/protocol/sources.ts';
import type { Settings } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { linuxTcp } from '../../core/sim/transport/tcp.ts';
import { type Moment, notified } from '../../core/trace/attempts.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { cellsOf } from '../../evidence/cells.ts';
import { records } from '../../evidence/records.ts';
import type { CauseId } from '../../evidence/schema.ts';
import { slantMs } from '../../scenarios/base.ts';
import { causes } from '../../scenarios/index.ts';
import { detection } from '../../scenarios/pages.ts';

/** What happened to the connection, and what the client was doing meanwhile. */
export type Situation =
  | 'close-frame' // 1001: the server says goodbye
  | 'process-killed' // the kernel lives and sends FIN
  | 'proxy-idle' // nginx with its default idle limit closes both sides
  | 'heartbeat' // cable pulled; the application sends a heartbeat and waits for the answer until the next one
  | 'closing' // cable pulled; the application calls close()
  | 'listening' // cable pulled; the application only listens
  | 'sending'; // cable pulled; the application sends, but expects no answer

/** Who has to notice. `any` is every client that is simulated here. */
export type DetectingClient = 'any' | 'safari' | ClientId;
/** Its name; Safari has none in the registry as long as nobody has read or measured it. */
export const nameOf = (client: Exclude<DetectingClient, 'any'>): string =>
  client === 'safari' ? 'Safari' : clients[client].name;
export type Platform = 'linux' | 'macos' | 'windows' | 'android';

/** From the fault until the code of the client knows. */
export type DetectionValue =
  | { readonly kind: 'exact'; readonly ms: number }
  | { readonly kind: 'range'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'at-least'; readonly ms: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'not-measured' };

/**
 * `measured`: the lab saw the same on the real part. `simulated`: follows from timers read in the source of the version
 * named, on the system they were read for. `computed`: the same arithmetic with another system's defaults, tried by nobody.
 */
export type Basis = 'measured' | 'simulated' | 'computed' | 'none';

export type DetectionTime = {
  readonly situation: Situation;
  readonly client: DetectingClient;
  /** null where the system does not matter. */
  readonly platform: Platform | null;
  readonly value: DetectionValue;
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
};

/** nginx, proxy_read_timeout: its default. */
const PROXY_IDLE_MS = hops.nginx.facts.idle.value;
/** The heartbeat of the example; the answer is due before the next beat. */
const HEARTBEAT_MS = 30_000;
/** Just after the opening handshake, whose response is the last sign of life: silence is counted from its beginning. */
const FAULT_AT_MS = 4 * slantMs + 1;
const CLIENTS = measuredClientIds;

/** The sources of some facts of a client, each once. */
const sourcesOf = (client: ClientId, names: readonly string[]): readonly SourceId[] => {
  const { facts }: Client = clients[client];
  return [...new Set(names.flatMap((name) => facts[name]?.source ?? []))];
};
const keepaliveFacts = ['keep-alive-idle', 'keep-alive-interval', 'keep-alive-probes'];

/** The systems that nobody could measure, with what they do when a client sets no number of probes. */
const elsewhere = ['windows', 'macos'] as const;

/** TCP's arithmetic with another system's defaults, for each client that sets a keepalive there. */
function computedRows(client: ClientId): readonly DetectionTime[] {
  const { keepalive }: Client = clients[client];
  return elsewhere.flatMap((system) => {
    const its = keepalive[system];
    const sources = [...sourcesOf(client, ['keep-alive-idle']), systems[system].facts['keep-alive-probes'].source];
    return its ? [row('listening', client, system, exactly(idleDetectionMs(its)), 'computed', sources)] : [];
  });
}

const neverOn = (client: ClientId, system: System): boolean => (clients[client] as Client).keepalive[system] === null;

/** Every row of "how long until your code knows?", in reading order. Linux rows are simulated when the site is built. */
export function detectionTimes(): readonly DetectionTime[] {
  const pull = fault('cable-pull');
  const listening = (profile: ClientId): DetectionValue => exactly(clientDetects(profile, 'cable-pull'));
  // The fault falls somewhere between two beats; the beat after it is lost, and the one after that finds no answer.
  const heartbeat = { heartbeatMs: HEARTBEAT_MS };
  const beatAtMs = HEARTBEAT_MS + 4 * slantMs;
  const beats = [beatAtMs - 1, beatAtMs + 3 * slantMs].map((atMs) =>
    knowsAfter('chromium', fault('cable-pull', atMs), heartbeat),
  );
  const closing = (profile: ClientId): DetectionValue =>
    exactly(knowsAfter(profile, [...pull, { atMs: FAULT_AT_MS, kind: 'client-close', args: { code: 1000 } }]));

  const closingRows = clientIds
    .filter((client) => 'closing-handshake' in clients[client].facts)
    .map((client) => {
      const basisOf = basis('cable-pulled-then-close', [client]);
      const sources = [...sourcesOf(client, ['closing-handshake']), 'evidence'] as const;
      return row('closing', client, 'linux', closing(client), basisOf, sources);
    });
  const listeningRows = clientIds.map((client) => {
    const sources = [...sourcesOf(client, keepaliveFacts), 'evidence'] as const;
    return row('listening', client, 'linux', listening(client), basis('cable-pulled-idle', [client]), sources);
  });
  const never = ({ value }: DetectionTime): boolean => value.kind === 'never';

  return [
    row('close-frame', 'any', null, anyClient(fault('server-shutdown')), basis('server-close-1001', CLIENTS), [
      'rfc6455-5.5.1',
      'evidence',
    ]),
    row('process-killed', 'any', null, anyClient(fault('server-kill')), basis('server-sigkill', CLIENTS), [
      'linux-tcp-close',
      'evidence',
    ]),
    row('proxy-idle', 'any', null, anyClient([], { proxyIdleMs: PROXY_IDLE_MS }), 'simulated', ['nginx-proxy']),
    row('heartbeat', 'any', null, between(beats), 'simulated', []),
    ...closingRows.toSorted(byTime),
    ...listeningRows.filter((one) => !never(one)).toSorted(byTime),
    ...clientIds.flatMap(computedRows),
    ...listeningRows.filter(never),
    ...clientIds
      .filter((client) => neverOn(client, 'android'))
      .map((client) =>
        row('listening', client, 'android', { kind: 'never' }, 'computed', sourcesOf(client, ['keep-alive-idle'])),
      ),
    row('listening', 'safari', null, { kind: 'not-measured' }, 'none', []),
    // A lower bound in Linux's own words, since the first timeout depends on the measured round trip.
    row(
      'sending',
      'any',
      'linux',
      { kind: 'at-least', ms: linuxTcp.giveUpMs },
      basis('cable-pulled-client-sending', CLIENTS),
      ['linux-ip-sysctl', 'evidence'],
    ),
  ];
}

/** Milliseconds until this client's code knows of one act on an open, idle connection; null: never. */
export const clientDetects = (profile: ClientId, kind: ActKind): number | null => knowsAfter(profile, fault(kind));

function fault(kind: ActKind, atMs = FAULT_AT_MS): readonly Act[] {
  return [{ atMs, kind }];
}

/** Milliseconds from the last act (without one: from the opening) until this client's code knows; null: never. */
export function knowsAfter(profile: ClientId, acts: readonly Act[], settings: Partial<Settings> = {}): number | null {
  const facts = factsOfTrace(simulate(detection(profile, acts, settings)));
  const startMs = acts.at(-1)?.atMs ?? facts.attempts[0]?.client.opened?.atMs ?? 0;
  const known = firstNotified(facts);
  return known && known.atMs - startMs;
}

const firstNotified = ({ attempts: [first] }: TraceFacts): Moment | null => (first ? notified(first.client) : null);

const cells = cellsOf(records);
/** Two times of the lab agree with the simulator if they differ by no more than this, or by one part in twenty. */
const TOLERANCE_MS = 2_000;

/** `measured` if the lab tried this cause with each of these clients and saw what the simulator says of the same. */
function basis(id: CauseId, clients: readonly ClientId[]): Basis {
  const story = causes.find(({ scenario }) => scenario.id === id);
  const agrees = clients.every((profile) => {
    const cell = cells.find((one) => one.cause === id && one.client === profile);
    if (!cell || !story) return false;
    const seen = cell.outcomes[0]?.client?.medianMs ?? null;
    const said = firstNotified(factsOfTrace(simulate({ ...story.scenario, profile })))?.atMs ?? null;
    if (seen === null || said === null || story.causeAtMs === null) return seen === said;
    const afterMs = said - story.causeAtMs;
    return Math.abs(seen - afterMs) <= Math.max(TOLERANCE_MS, afterMs / 20);
  });
  return agrees ? 'measured' : 'simulated';
}

function anyClient(acts: readonly Act[], settings: Partial<Settings> = {}): DetectionValue {
  return between(CLIENTS.map((profile) => knowsAfter(profile, acts, settings)));
}

const msOf = ({ value }: DetectionTime): number => (value.kind === 'exact' ? value.ms : Number.POSITIVE_INFINITY);
const byTime = (a: DetectionTime, b: DetectionTime): number => msOf(a) - msOf(b);

function between(all: readonly (number | null)[]): DetectionValue {
  const known = all.filter((ms) => ms !== null);
  if (known.length === 0) return { kind: 'never' };
  if (known.length < all.length) throw new Error('Some clients never know and others do: they need rows of their own');
  const [fromMs, toMs] = [Math.min(...known), Math.max(...known)];
  // Two hundredths of a second apart is one mark on this scale.
  return toMs - fromMs < 20 ? { kind: 'exact', ms: fromMs } : { kind: 'range', fromMs, toMs };
}

function exactly(ms: number | null): DetectionValue {
  return ms === null ? { kind: 'never' } : { kind: 'exact', ms };
}

function row(
  situation: Situation,
  client: DetectingClient,
  platform: Platform | null,
  value: DetectionValue,
  basis: Basis,
  sources: readonly SourceId[],
): DetectionTime {
  return { situation, client, platform, value, basis, sources };
}
