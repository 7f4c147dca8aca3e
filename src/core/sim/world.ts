import type { Side } from '../protocol/segment.ts';
import { type RandomStream, randomStream } from '../random.ts';
import type { Sender, TraceDetail, TraceEvent } from '../trace/trace.ts';
import { type Endpoint, type EndpointTimer, newEndpoint } from './endpoint.ts';
import { type EventQueue, push } from './event-queue.ts';
import { type ClientProfile, clientProfiles, serverProfiles } from './profile.ts';
import type { Scenario } from './settings.ts';
import { newTcp, type Tcp } from './tcp.ts';

/** Bounds of a run: about what a page can draw and a phone can compute in a moment. */
export const bounds = { events: 20_000, attempts: 100, endMs: 3_600_000 } as const;

/** One side's socket and what runs on it. `deadlines` holds when each running timer is due. */
export type End = {
  tcp: Tcp;
  endpoint: Endpoint;
  readonly deadlines: Partial<Record<EndpointTimer, number>>;
  reachable: boolean;
  /** Data the kernel took while the process was frozen. */
  unread: boolean;
  /** When the application last got a message or a pong. */
  heardAtMs: number;
  pongDue: boolean;
};

/** A transmission on its way. */
export type Flight = {
  readonly number: number;
  readonly from: Sender;
  readonly to: Side;
  readonly halfwayMs: number;
  readonly visible: boolean;
  lost: boolean;
};

export type Attempt = {
  readonly number: number;
  readonly client: End;
  /** null until the SYN has arrived. */
  server: End | null;
  proxy: 'open' | 'drops' | 'closed';
  proxyHeardAtMs: number;
  readonly arrivalMs: Record<Side, number>;
  flights: Flight[];
  /** The client application has stopped caring about this one. */
  abandoned: boolean;
  /** A heartbeat of the client is unanswered. */
  answerDue: boolean;
  /** A script closed it on purpose. */
  deliberate: boolean;
};

export type World = {
  readonly scenario: Scenario;
  readonly profile: ClientProfile;
  readonly queue: EventQueue;
  readonly events: TraceEvent[];
  readonly linkRandom: RandomStream;
  readonly backoffRandom: RandomStream;
  nowMs: number;
  order: number;
  /** The event that what happens now results from. */
  cause: number | null;
  transmissions: number;
  path: 'up' | 'cut' | 'client-off';
  server: 'running' | 'draining' | 'frozen' | 'down' | 'silent';
  /** Counts starts and stops, so that a restart scheduled before another stop is void. */
  serverLife: number;
  page: 'shown' | 'cached' | 'gone';
  readonly attempts: Attempt[];
  failures: number;
  previousDelayMs: number;
  /** A retry is scheduled for this time, or -1; -2: none will come. */
  retryAtMs: number;
  /** When a page that is kept in the back/forward cache will be dropped; -1: no such page. */
  pageDroppedAtMs: number;
  /** Acts, and the first connect, that have not happened yet. */
  actsLeft: number;
  restartPending: boolean;
  /** process.exit() was called: the script is over, the sockets are not closed yet. */
  exiting: boolean;
  truncated: boolean;
  storyAtMs: number;
};

export function newWorld(scenario: Scenario): World {
  return {
    scenario,
    profile: clientProfiles[scenario.profile],
    queue: { heap: [] },
    events: [],
    linkRandom: randomStream(scenario.seed, 'link'),
    backoffRandom: randomStream(scenario.seed, 'backoff'),
    nowMs: 0,
    order: 0,
    cause: null,
    transmissions: 0,
    path: 'up',
    server: 'running',
    serverLife: 0,
    page: 'shown',
    attempts: [],
    failures: 0,
    previousDelayMs: 0,
    retryAtMs: -1,
    pageDroppedAtMs: -1,
    actsLeft: 0,
    restartPending: false,
    exiting: false,
    truncated: false,
    storyAtMs: 0,
  };
}

/** Runs `run` at `atMs`, as a result of what happens now. */
export function schedule(world: World, atMs: number, run: () => void): void {
  const { cause } = world;
  push(world.queue, {
    atMs,
    order: world.order++,
    run: () => {
      world.cause = cause;
      run();
    },
  });
}

/** Chatter goes on for ever in a healthy connection; the rest is story, and keeps a run going. */
function isStory(detail: TraceDetail): boolean {
  if (detail.kind === 'sent' || detail.kind === 'received' || detail.kind === 'held') return false;
  return !(detail.kind === 'event' && detail.event === 'message');
}

/** Writes one line of the trace and makes it the cause of what follows in this turn. */
export function record(world: World, attempt: number, detail: TraceDetail): void {
  if (world.events.length >= bounds.events) {
    world.truncated = true;
    return;
  }
  const seq = world.events.length;
  world.events.push({ seq, atMs: world.nowMs, attempt, causeSeq: world.cause, ...detail });
  world.cause = seq;
  if (isStory(detail)) world.storyAtMs = world.nowMs;
}

const newEnd = (tcp: Tcp, endpoint: Endpoint, nowMs: number): End => ({
  tcp,
  endpoint,
  deadlines: {},
  reachable: true,
  unread: false,
  heardAtMs: nowMs,
  pongDue: false,
});

export function addAttempt(world: World): Attempt {
  const { scenario, profile } = world;
  const tcp = newTcp(2 * scenario.settings.latencyMs, profile.keepalive);
  const attempt: Attempt = {
    number: world.attempts.length + 1,
    client: newEnd(tcp, newEndpoint('client', profile.rules, scenario.handshake), world.nowMs),
    server: null,
    proxy: 'open',
    proxyHeardAtMs: world.nowMs,
    arrivalMs: { client: 0, server: 0 },
    flights: [],
    abandoned: false,
    answerDue: false,
    deliberate: false,
  };
  world.attempts.push(attempt);
  return attempt;
}

export function addServerEnd(world: World, attempt: Attempt): End {
  const { scenario } = world;
  const endpoint = newEndpoint('server', serverProfiles[scenario.server], scenario.handshake);
  attempt.server = newEnd(newTcp(2 * scenario.settings.latencyMs, null), endpoint, world.nowMs);
  return attempt.server;
}

export const endOf = (attempt: Attempt, side: Side): End | null =>
  side === 'client' ? attempt.client : attempt.server;

export const lastAttempt = (world: World): Attempt | undefined => world.attempts[world.attempts.length - 1];
