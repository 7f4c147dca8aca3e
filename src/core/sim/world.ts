import type { Moment } from '../acts/moment.ts';
import type { Waiting } from '../backoff/policy.ts';
import type { EndpointRules } from '../peers/client.ts';
import { type RandomStream, randomStream } from '../random.ts';
import type { TraceDetail, TraceEvent, Truncation } from '../trace/trace.ts';
import { newEndpoint } from './endpoint.ts';
import { type EventQueue, push } from './event-queue.ts';
import { type ClientProfile, clientProfiles, serverProfiles, unavailable } from './profile.ts';
import { jitter, type Rule } from './rules.ts';
import { type Handshake, isTlsFault, type Scenario, type Transport } from './settings.ts';
import { type Connection, newConnection, newEnd, newSocket, newStream, type Stream } from './transport/connection.ts';
import { newTcp } from './transport/tcp.ts';

/**
 * Bounds of a run, so that no link makes a page wait: two lines of this length take under 100 ms together with their
 * picture and log. `work` counts what is scheduled, whether or not it leaves a line in the trace.
 */
export const bounds = { events: 4_000, attempts: 100, endMs: 3_600_000, work: 25_000 } as const;

export type World = {
  readonly scenario: Scenario;
  readonly profile: ClientProfile;
  readonly queue: EventQueue;
  readonly events: TraceEvent[];
  readonly backoffRandom: RandomStream;
  nowMs: number;
  order: number;
  /** The event that what happens now results from. */
  cause: number | null;
  transmissions: number;
  /** Faults of the path, in the order of their installation. Those of a proxy are the connection's. */
  readonly faults: Rule[];
  /** The path's own properties: they are asked last, about packets that no fault has stopped. */
  readonly link: readonly Rule[];
  server: 'running' | 'draining' | 'frozen' | 'down' | 'silent';
  /** Counts starts and stops, so that a restart scheduled before another stop is void. */
  serverLife: number;
  page: Moment['page'];
  /** When the tab was hidden last. */
  hiddenAtMs: number;
  /** Timers of a hidden tab that are late: they fire when it is shown. */
  readonly lateTimers: Set<() => void>;
  /** Tabs of the page; more than one keep a shared worker. */
  tabs: number;
  readonly connections: Connection[];
  /** Every attempt, the newest last. */
  readonly streams: Stream[];
  /** The page has opened one socket beside another. */
  several: boolean;
  /** Those of which an end may still change. */
  living: readonly Stream[];
  /** Failed attempts and the last wait; null until the client first loses a connection. */
  waiting: Waiting | null;
  /** A retry is scheduled for this time, or -1. */
  retryAtMs: number;
  /** The client gathers until then what its system says about its network; -1: it has said nothing. */
  gathersUntilMs: number;
  /** What it has gathered, and whether it knew of a default route when it last looked. */
  addressChanged: boolean;
  knownRoute: boolean;
  /** What the system will still say. */
  noticesLeft: number;
  /** When the client's interface went down last. */
  interfaceDownAtMs: number;
  /** When a page that is kept in the back/forward cache will be dropped; -1: no such page. */
  pageDroppedAtMs: number;
  /** Acts, and the first connect, that have not happened yet. */
  actsLeft: number;
  restartPending: boolean;
  /** process.exit() was called: the script is over, the sockets are not closed yet. */
  exiting: boolean;
  truncated: Truncation | null;
  storyAtMs: number;
};

export function newWorld(scenario: Scenario): World {
  const linkRandom = randomStream(scenario.seed, 'link');
  const { jitterMs } = scenario.settings;
  return {
    scenario,
    profile: clientProfiles[scenario.profile],
    queue: { heap: [] },
    events: [],
    backoffRandom: randomStream(scenario.seed, 'backoff'),
    nowMs: 0,
    order: 0,
    cause: null,
    transmissions: 0,
    faults: [],
    link: jitterMs ? [jitter(jitterMs, linkRandom)] : [],
    server: 'running',
    serverLife: 0,
    page: 'shown',
    hiddenAtMs: 0,
    lateTimers: new Set(),
    tabs: scenario.owner === 'shared-worker' ? 2 : 1,
    connections: [],
    streams: [],
    several: false,
    living: [],
    waiting: null,
    retryAtMs: -1,
    gathersUntilMs: -1,
    addressChanged: false,
    knownRoute: true,
    noticesLeft: 0,
    interfaceDownAtMs: Number.NEGATIVE_INFINITY,
    pageDroppedAtMs: -1,
    actsLeft: 0,
    restartPending: false,
    exiting: false,
    truncated: null,
    storyAtMs: 0,
  };
}

/**
 * Runs `run` as a result of an event, by default of what caused what happens now; what follows afterwards has the cause
 * it had before. This and `record` are all that decides which event led to which.
 */
export function asResultOf(world: World, run: () => void, cause: number | null = world.cause): void {
  const before = world.cause;
  world.cause = cause;
  run();
  world.cause = before;
}

/** Nothing more would leave a line: the run ends with the present turn. */
export const isFull = ({ truncated }: World): boolean => truncated === 'events' || truncated === 'work';

/** Runs `run` at `atMs`, as a result of what happens now. */
export function schedule(world: World, atMs: number, run: () => void): void {
  if (isFull(world)) return;
  if (world.order >= bounds.work) world.truncated ??= 'work';
  push(world.queue, { atMs, order: world.order++, cause: world.cause, run });
}

/** Keep-alive traffic never ends on a healthy connection; only other events extend the run. */
function isStory(detail: TraceDetail): boolean {
  if (detail.kind === 'sent' || detail.kind === 'received' || detail.kind === 'held') return false;
  return !(detail.kind === 'event' && detail.event === 'message');
}

/** Writes one line of the trace and makes it the cause of what follows in this turn. */
export function record(world: World, attempt: number, detail: TraceDetail): void {
  if (world.events.length >= bounds.events) {
    world.truncated ??= 'events';
    return;
  }
  const seq = world.events.length;
  world.events.push({ seq, atMs: world.nowMs, attempt, causeSeq: world.cause, ...detail });
  world.cause = seq;
  if (isStory(detail)) world.storyAtMs = world.nowMs;
}

/** What a new connection speaks, by the settings, the client, and whether it is the one that the page came over. */
function protocolFor({ scenario, profile, connections }: World): Transport {
  const { handshake, settings, offer } = scenario;
  if (settings.transport === 'h2') {
    const isPages = connections.length === 0 && !offer;
    const mayBe = profile.http2 && (isPages || profile.http2.freshConnection === 'http/2');
    return mayBe && offer !== 'not-advertised' ? 'h2' : 'wss';
  }
  return isTlsFault(handshake) ? 'wss' : settings.transport;
}

/** A connection that can take one more stream: HTTP/2, up, and not told to go away. RFC 9113 §6.8. */
const shareable = ({ protocol, secured, http2, client }: Connection): boolean =>
  protocol === 'h2' && secured && !http2.client?.goneAway && client.tcp.state === 'open' && !client.tcp.orphan;

/** A library takes a limit of its own, and may leave Pings unanswered; a browser or Node's WebSocket does neither. */
function clientRules({ scenario, profile }: World): EndpointRules {
  const { longestMebibytes, answersPings } = scenario;
  const { takesLimit, leavesPings, rules } = profile;
  return {
    ...rules,
    ...(leavesPings && answersPings === false && { answersPings }),
    ...(takesLimit && longestMebibytes !== undefined && { deflate: { ...rules.deflate, longestMebibytes } }),
  };
}

/** A new attempt to open a WebSocket: on a connection that can take one more stream, or on a new one. */
export function addStream(world: World, isSecond: boolean): Stream {
  const { scenario, profile, nowMs } = world;
  let connection = world.connections.findLast(shareable);
  if (!connection) {
    const tcp = newTcp(2 * scenario.settings.latencyMs, profile.keepalive);
    connection = newConnection(protocolFor(world), newSocket(tcp), nowMs);
    world.connections.push(connection);
  }
  const endpoint = newEndpoint('client', clientRules(world), scenario.handshake, connection.protocol);
  const stream = newStream(world.streams.length + 1, connection, newEnd(endpoint, nowMs), isSecond);
  world.streams.push(stream);
  world.living = [...world.living, stream];
  return stream;
}

/** Does the server's kernel take new connections? */
export const listens = ({ server }: World): boolean => server === 'running' || server === 'frozen';

/** The server's kernel, or the proxy's before it, accepts a connection, and its application gets an end for what comes on it. */
export function acceptConnection(world: World, connection: Connection): void {
  connection.server = newSocket(newTcp(2 * world.scenario.settings.latencyMs, null));
  for (const stream of connection.streams) acceptStream(world, stream);
}

const refusedStream: Handshake = { kind: 'rst-stream', error: 'refused-stream' };

/** A stream counts until both ends have ended it, or one has reset it. RFC 9113 §5.1.2. */
function isOneTooMany({ scenario: { streamsMax } }: World, { connection: { protocol, streams } }: Stream): boolean {
  if (protocol !== 'h2' || streamsMax === undefined) return false;
  return (
    streams.filter(({ server }) => server && !(server.reset || (server.ended && server.peerEnded))).length >= streamsMax
  );
}

/** The server's application gets an end for a stream. */
export function acceptStream(world: World, stream: Stream): void {
  const { scenario, nowMs } = world;
  const { protocol } = stream.connection;
  const handshake =
    scenario.front && !listens(world) ? unavailable : isOneTooMany(world, stream) ? refusedStream : scenario.handshake;
  stream.server = newEnd(newEndpoint('server', serverProfiles[scenario.server], handshake, protocol), nowMs);
}

/** The newest socket that acts are about. */
export const lastStream = (world: World): Stream | undefined => world.streams.findLast(({ isSecond }) => !isSecond);
