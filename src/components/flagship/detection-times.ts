import { isDeepStrictEqual } from 'node:util';
import type { Act, ActKind } from '../../core/acts/acts.ts';
import type { Client } from '../../core/peers/client.ts';
import { type ClientId, clientIds, clients, measuredClientIds } from '../../core/peers/clients.ts';
import { hops } from '../../core/peers/hops.ts';
import { systems } from '../../core/peers/index.ts';
import { idleDetectionMs, type System } from '../../core/peers/keep-alive.ts';
import type { SourceId } from '../../core/protocol/sources.ts';
import type { Settings, Transport } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { linuxTcp } from '../../core/sim/transport/tcp.ts';
import { type Moment, notified } from '../../core/trace/attempts.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { cellsOf, shortVersion } from '../../evidence/cells.ts';
import { records } from '../../evidence/records.ts';
import type { CauseId } from '../../evidence/schema.ts';
import { slantMs } from '../../scenarios/base.ts';
import { causes, familyCauses } from '../../scenarios/index.ts';
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
/** What rows are told apart by: over TLS a dead path is noticed no sooner than without it. */
export type RowTransport = Exclude<Transport, 'wss'>;

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
  /** null where the transport does not matter, or where the client has WebSockets over HTTP/1.1 only. */
  readonly transport: RowTransport | null;
  readonly value: DetectionValue;
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
};

/** nginx, proxy_read_timeout: its default. */
const PROXY_IDLE_MS = hops.nginx.facts.idle.value;
/** The heartbeat of the example; the answer is due before the next beat. */
const HEARTBEAT_MS = 30_000;
/** Who sends into the hole does it this often, as in the lab. */
const SEND_MS = 1_000;
const CLIENTS = measuredClientIds;
/** Those with WebSockets over HTTP/2 as well. */
const HTTP2_CLIENTS = clientIds.filter((client) => clients[client].http2);

/** The sources of some facts of a client, each once. */
const sourcesOf = (client: ClientId, names: readonly string[]): readonly SourceId[] => {
  const { facts }: Client = clients[client];
  return [...new Set(names.flatMap((name) => facts[name]?.source ?? []))];
};
const pingFacts = ['http2-ping-quiet', 'http2-ping-answer'];

/** The systems that nobody could measure, with what they do when a client sets no number of probes. */
const elsewhere = ['windows', 'macos'] as const;

/** TCP's arithmetic with another system's defaults, beside the row of a client that sets a keepalive there. */
function computedRows(linux: DetectionTime, client: ClientId): readonly DetectionTime[] {
  const { keepalive }: Client = clients[client];
  return elsewhere.flatMap((platform) => {
    const its = keepalive[platform];
    const sources = [...sourcesOf(client, ['keep-alive-idle']), systems[platform].facts['keep-alive-probes'].source];
    return its ? [{ ...linux, platform, value: exactly(idleDetectionMs(its)), basis: 'computed', sources }] : [];
  });
}

const neverOn = (client: ClientId, system: System): boolean => (clients[client] as Client).keepalive[system] === null;

/** The cable is pulled, and a client does one thing: how long it takes over a transport, and what that rests on. */
type Pulled = {
  readonly situation: Situation;
  readonly over: (client: ClientId, transport: RowTransport) => number | null;
  /** Over HTTP/1.1. Over HTTP/2 its PING is the same in each situation. */
  readonly facts: readonly string[];
  readonly cause: 'cable-pulled-then-close' | 'cable-pulled-idle' | 'cable-pulled-client-sending';
};

const closing: Pulled = {
  situation: 'closing',
  over: (client, transport) => {
    const [pull] = atLastSign(client, 'cable-pull', transport);
    return knowsAfter(client, [pull, { ...pull, kind: 'client-close', args: { code: 1000 } }], { transport });
  },
  facts: ['closing-handshake'],
  cause: 'cable-pulled-then-close',
};
const listening: Pulled = {
  situation: 'listening',
  over: (client, transport) => clientDetects(client, 'cable-pull', transport),
  facts: ['keep-alive-idle', 'keep-alive-interval', 'keep-alive-probes'],
  cause: 'cable-pulled-idle',
};
const sending: Pulled = {
  situation: 'sending',
  over: (client, transport) =>
    knowsAfter(client, atLastSign(client, 'cable-pull', transport), { transport, clientSendMs: SEND_MS }),
  facts: [],
  cause: 'cable-pulled-client-sending',
};

function pulledRow({ situation, over, facts, cause }: Pulled, client: ClientId, transport: RowTransport) {
  const isHttp2 = transport === 'h2';
  const sources = [...sourcesOf(client, isHttp2 ? pingFacts : facts), 'evidence'] as const;
  const from = basis(isHttp2 ? `h2-${cause}` : cause, [client]);
  return row(situation, client, 'linux', exactly(over(client, transport)), from, sources, transport);
}

/** The rows of a client: one where HTTP/2 changes nothing or it has no WebSocket there, else one for each transport. */
function pulledRows(pulled: Pulled, client: ClientId): readonly DetectionTime[] {
  const first = pulledRow(pulled, client, 'ws');
  if (!HTTP2_CLIENTS.includes(client)) return [{ ...first, transport: null }];
  const second = pulledRow(pulled, client, 'h2');
  const isAlike = msOf(first) === msOf(second) && first.basis === second.basis;
  return isAlike ? [{ ...first, transport: null }] : [first, second];
}

/** The fault falls somewhere between two beats; the beat after it is lost, and the one after that finds no answer. */
function beating(client: ClientId, transport: RowTransport): DetectionValue {
  const beatAtMs = HEARTBEAT_MS + openedMs(client, { transport });
  const settings = { transport, heartbeatMs: HEARTBEAT_MS };
  return between(
    [beatAtMs - 1, beatAtMs + 3 * slantMs].map((atMs) => knowsAfter(client, [{ atMs, kind: 'cable-pull' }], settings)),
  );
}

/** Every row of "how long until your code knows?", in reading order. Linux rows are simulated when the site is built. */
export function detectionTimes(): readonly DetectionTime[] {
  const closes = clientIds.filter((client) => 'closing-handshake' in clients[client].facts);
  const idle = clientIds.flatMap((client) => pulledRows(listening, client));
  const beats = beating('chromium', 'ws');
  const isNever = ({ value }: DetectionTime): boolean => value.kind === 'never';

  return [
    row('close-frame', 'any', null, anyClient('server-shutdown'), basis('server-close-1001', CLIENTS), [
      'rfc6455-5.5.1',
      'evidence',
    ]),
    row('process-killed', 'any', null, anyClient('server-kill'), basis('server-sigkill', CLIENTS), [
      'linux-tcp-close',
      'evidence',
    ]),
    // nginx has no WebSocket over HTTP/2.
    row('proxy-idle', 'any', null, between(CLIENTS.map(expired)), 'simulated', ['nginx-proxy']),
    ...HTTP2_CLIENTS.map((client) =>
      row('heartbeat', client, null, beating(client, 'h2'), 'simulated', sourcesOf(client, pingFacts), 'h2'),
    ).filter(({ value }) => !isDeepStrictEqual(value, beats)),
    row('heartbeat', 'any', null, beats, 'simulated', []),
    ...closes.flatMap((client) => pulledRows(closing, client)).toSorted(byTime),
    ...idle.filter((one) => !isNever(one)).toSorted(byTime),
    ...clientIds.flatMap((client) => {
      // What HTTP/2 asks for is the client's own, whatever the system.
      const linux = idle.find((one) => one.client === client && one.transport !== 'h2');
      return linux ? computedRows(linux, client) : [];
    }),
    ...idle.filter(isNever),
    ...clientIds
      .filter((client) => neverOn(client, 'android'))
      .map((client) =>
        row('listening', client, 'android', { kind: 'never' }, 'computed', sourcesOf(client, ['keep-alive-idle'])),
      ),
    row('listening', 'safari', null, { kind: 'not-measured' }, 'none', []),
    ...HTTP2_CLIENTS.map((client) => pulledRow(sending, client, 'h2')).toSorted(byTime),
    // A lower bound in Linux's own words, since the first timeout depends on the measured round trip.
    row(
      'sending',
      'any',
      'linux',
      { kind: 'at-least', ms: linuxTcp.giveUpMs },
      basis('cable-pulled-client-sending', CLIENTS),
      ['linux-ip-sysctl', 'evidence'],
      'ws',
    ),
  ];
}

/** Milliseconds until this client's code knows of one act on an open, idle connection; null: never. */
export const clientDetects = (profile: ClientId, kind: ActKind, transport: Transport = 'ws'): number | null =>
  knowsAfter(profile, atLastSign(profile, kind, transport), { transport });

/** Just after the opening handshake, whose response is the last sign of life: silence is counted from its beginning. */
function atLastSign(profile: ClientId, kind: ActKind, transport: Transport): readonly [Act] {
  return [{ atMs: openedMs(profile, { transport }) + 1, kind }];
}

function openedMs(profile: ClientId, settings: Partial<Settings>): number {
  const opened = factsOfTrace(simulate(detection(profile, [], settings))).attempts[0]?.client.opened;
  if (!opened) throw new Error('A connection that nothing happens to does not open');
  return opened.atMs;
}

/** Milliseconds from the last act (without one: from the opening) until this client's code knows; null: never. */
export function knowsAfter(profile: ClientId, acts: readonly Act[], settings: Partial<Settings> = {}): number | null {
  const facts = factsOfTrace(simulate(detection(profile, acts, settings)));
  const startMs = acts.at(-1)?.atMs ?? facts.attempts[0]?.client.opened?.atMs ?? 0;
  const known = firstNotified(facts);
  return known && known.atMs - startMs;
}

const expired = (profile: ClientId): number | null => knowsAfter(profile, [], { proxyIdleMs: PROXY_IDLE_MS });

const firstNotified = ({ attempts: [first] }: TraceFacts): Moment | null => (first ? notified(first.client) : null);

const cells = cellsOf(records);
/** What was measured with, as people say it: `Chromium 156`. */
export const measuredVersions = (): readonly string[] =>
  CLIENTS.flatMap((client) => {
    const cell = cells.find((one) => one.client === client);
    return cell ? [`${nameOf(client)} ${shortVersion(cell)}`] : [];
  });
/** Two times of the lab agree with the simulator if they differ by no more than this, or by one part in twenty. */
const TOLERANCE_MS = 2_000;

/** `measured` if the lab tried this cause with each of these clients and saw what the simulator says of the same. */
function basis(id: CauseId, clients: readonly ClientId[]): Basis {
  const story = [...causes, ...familyCauses].find(({ scenario }) => scenario.id === id);
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

/** Over either transport. */
function anyClient(kind: ActKind): DetectionValue {
  const overTcp = CLIENTS.map((client) => clientDetects(client, kind));
  return between([...overTcp, ...HTTP2_CLIENTS.map((client) => clientDetects(client, kind, 'h2'))]);
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
  transport: RowTransport | null = null,
): DetectionTime {
  return { situation, client, platform, transport, value, basis, sources };
}
