import type { Act } from '../core/acts/acts.ts';
import type { Scenario, Settings, Transport } from '../core/sim/settings.ts';
import { type Cause, type CauseParts, cause, causeAtMs } from './base.ts';

/** In these families a connection has been quiet for seven seconds when an idle cause strikes. */
const quietAtMs = 7_000;
/** What ends in seconds is watched for fifteen. */
const quickMs = 15_000;
/** From the cut to `close()`. */
const closeAfterMs = 1_000;

/** One thing that happens, and over which transports it is measured. */
type Member = readonly [name: string, transports: readonly Transport[], parts: CauseParts];

const all = ['ws', 'wss', 'h2'] as const;
const secure = ['wss', 'h2'] as const;
const tls = ['wss'] as const;
const http2 = ['h2'] as const;

const act = (kind: Act['kind'], args?: Act['args'], atMs: number = causeAtMs): Act => ({
  atMs,
  kind,
  ...(args ? { args } : {}),
});
const one = (kind: Act['kind'], args?: Act['args'], more: CauseParts = {}): CauseParts => ({
  watchMs: quickMs,
  acts: [act(kind, args)],
  ...more,
});
const closes = (code: number, reason = ''): CauseParts => one('server-close', reason ? { code, reason } : { code });
const clientCloses = (args?: Act['args'], more: CauseParts = {}): CauseParts => one('client-close', args, more);
const violates = (how: string): CauseParts => one('server-violate', { how });
const refuses = (handshake: Scenario['handshake'], watchMs = quickMs): CauseParts => ({
  handshake,
  acts: [],
  causeAtMs: 0,
  watchMs,
});
const pulled = (settings: Partial<Settings> = {}, after: readonly Act[] = [], causeAt = quietAtMs): CauseParts => ({
  settings,
  acts: [act('cable-pull', undefined, quietAtMs), ...after],
  causeAtMs: causeAt,
  untilClientKnows: true,
});

const closeAtMs = quietAtMs + closeAfterMs;
const pulledThenClose = pulled({}, [act('client-close', { code: 1000, reason: 'bye' }, closeAtMs)], closeAtMs);

const members: readonly Member[] = [
  ['handshake-403', all, refuses({ kind: 'status', status: 403 })],
  ['handshake-404', http2, refuses({ kind: 'status', status: 404 })],
  ['handshake-503', http2, refuses({ kind: 'status', status: 503 })],
  ['handshake-unanswered', http2, { ...refuses({ kind: 'silent' }, 1_200_000), server: 'mute' }],
  ['handshake-rst-refused-stream', http2, refuses({ kind: 'rst-stream', error: 'refused-stream' })],
  ['handshake-rst-cancel', http2, refuses({ kind: 'rst-stream', error: 'cancel' })],
  ['handshake-rst-internal-error', http2, refuses({ kind: 'rst-stream', error: 'internal-error' })],
  ['handshake-rst-http-1-1-required', http2, refuses({ kind: 'rst-stream', error: 'http-1-1-required' })],
  ['handshake-expired-certificate', tls, refuses({ kind: 'expired-certificate' })],
  ['handshake-wrong-host', tls, refuses({ kind: 'wrong-host' })],
  ['handshake-tls10-only', tls, refuses({ kind: 'old-version' })],
  ['handshake-plain-server', tls, refuses({ kind: 'no-tls' })],

  ['server-close-1000', all, closes(1000)],
  ['server-close-1001', all, closes(1001, 'bye')],
  ['server-close-1011', secure, closes(1011, 'oops')],
  ['server-close-1012', secure, closes(1012)],
  ['server-close-4000', secure, closes(4000, 'x')],
  ['server-close-no-code', secure, one('server-close')],
  ['server-close-code-1006-on-wire', secure, violates('close-1006')],
  ['server-close-1001-keeps-tcp', all, { ...closes(1001, 'bye'), server: 'keeps-open' }],
  ['server-close-1001-keeps-stream-open', http2, { ...closes(1001, 'bye'), server: 'mute' }],
  ['server-close-1001-then-exit', all, one('server-shutdown', { code: 1001, reason: 'bye', exit: 'at-once' })],
  ['server-sigkill', all, one('server-kill')],
  ['end-without-close-frame', all, one('server-terminate', { how: 'end' })],
  ['fin-without-close-notify', secure, one('proxy-timeout', { how: 'fin' })],
  ['reset', all, one('proxy-timeout', { how: 'rst' })],
  ['corrupt-record-from-server', secure, one('corrupt-record', { from: 'server' })],
  ['fatal-alert-from-server', secure, one('corrupt-record', { from: 'client' })],
  ['invalid-utf8', secure, violates('invalid-utf8')],

  ['client-close-no-arguments', all, clientCloses()],
  ['client-close-1000', all, clientCloses({ code: 1000, reason: 'bye' })],
  ['client-close-4000', all, clientCloses({ code: 4000, reason: 'x' })],
  ['client-close-unanswered', tls, clientCloses({ code: 1000, reason: 'bye' }, { server: 'mute', watchMs: 1_200_000 })],
  // The server does not answer the Close, and ends its stream when the client has ended its own.
  [
    'client-close-unanswered',
    http2,
    clientCloses({ code: 1000, reason: 'bye' }, { server: 'ends-after-peer', watchMs: 1_200_000 }),
  ],
  [
    'client-close-unanswered-stream-open',
    http2,
    clientCloses({ code: 1000, reason: 'bye' }, { server: 'mute', watchMs: 1_200_000 }),
  ],
  ['tab-closed', secure, one('tab-close', undefined, { pageOnly: true })],
  // To its own address once more, which no engine answers from the back/forward cache; over HTTP/2 to another origin.
  ['page-navigated', tls, one('page-reload', undefined, { pageOnly: true })],
  ['page-navigated', http2, one('page-navigate', undefined, { pageOnly: true })],

  ['cable-pulled-idle', all, pulled()],
  ['cable-pulled-client-sending', secure, pulled({ clientSendMs: 1_000 })],
  ['cable-pulled-server-sending', secure, pulled({ serverSendMs: 1_000 })],
  ['cable-pulled-then-close', secure, pulledThenClose],
  ['cable-pulled-then-fetch', http2, pulled({}, [act('client-fetch', undefined, quietAtMs + 15_000)])],
  ['server-idle-control', secure, { acts: [], causeAtMs: quietAtMs }],

  ['stream-lingers-after-close', http2, { ...closes(1000), watchMs: 90_000 }],
  ['rst-stream-no-error', http2, one('server-reset', { error: 'no-error' })],
  ['rst-stream-cancel', http2, one('server-reset', { error: 'cancel' })],
  ['rst-stream-internal-error', http2, one('server-reset', { error: 'internal-error' })],
  ['rst-stream-refused-stream', http2, one('server-reset', { error: 'refused-stream' })],
  ['goaway-graceful', http2, one('server-goaway')],
  ['goaway-then-connection-closed', http2, one('server-goaway', { ends: 'connection' })],
  ['goaway-error-then-closed', http2, one('server-goaway', { error: 'internal-error', ends: 'connection' })],
];

/** Behind HAProxy, which ends TLS and HTTP/2: its idle limit is beyond the watch, but where that is what is measured. */
const throughHaproxy: readonly Member[] = (
  [
    ['server-close-1001', closes(1001, 'bye')],
    ['server-fin', one('server-terminate', { how: 'end' })],
    ['server-reset', one('server-reset')],
    ['server-killed', one('server-kill')],
    ['client-close-4000', clientCloses({ code: 4000, reason: 'x' })],
    ['tab-closed', one('tab-close', undefined, { pageOnly: true })],
    ['sigterm', one('proxy-stop')],
    ['handshake-503', { acts: [act('server-kill', undefined, 0)], connectAtMs: 1, causeAtMs: 1, watchMs: quickMs }],
    ['idle-timeout', { settings: { proxyIdleMs: 5_000 }, causeAtMs: null, watchMs: quickMs }],
  ] as const satisfies readonly (readonly [string, CauseParts])[]
).map(([name, parts]) => [`haproxy-${name}`, secure, { ...parts, front: 'haproxy' }]);

/** Told to end gently, it says over HTTP/2 that it takes no new streams; over TLS it has no words for that. */
const toldToEnd = { causeAtMs, watchMs: quickMs, front: 'haproxy' } as const satisfies CauseParts;
const haproxyEndsGently: readonly Member[] = [
  ['haproxy-sigusr1', tls, { ...toldToEnd, acts: [] }],
  ['haproxy-sigusr1', http2, { ...toldToEnd, acts: [act('server-goaway')] }],
];

const families = { ws: 'net', wss: 'tls', h2: 'h2' } as const;

const onTransport = (name: string, transport: Transport, { settings, ...parts }: CauseParts): Cause =>
  cause(`${families[transport]}-${name}`, { server: 'polite', ...parts, settings: { ...settings, transport } });

/** The cable is out for thirty seconds: what the client does meanwhile decides whether anything is lost. */
const outAtMs = 4_000;
const restored: readonly Cause[] = secure.flatMap((transport) =>
  Object.entries({ idle: {}, 'client-sending': { clientSendMs: 1_000 }, 'heartbeat-25s': { heartbeatMs: 25_000 } }).map(
    ([variant, settings]) => {
      const acts = [act('cable-pull', undefined, outAtMs), act('network-restore', undefined, outAtMs + 30_000)];
      const parts = { settings, acts, causeAtMs: outAtMs, watchMs: 60_000, variant };
      return onTransport('cable-pulled-30s-then-restored', transport, parts);
    },
  ),
);

/** Two sockets share the connection, and the stream of one is reset. */
const twoSockets: readonly Cause[] = [
  ['two-sockets-one-reset', 2] as const,
  ['two-sockets-one-reset-other', 1] as const,
].map(([name, attempt]) => {
  const acts = [act('client-connect-another'), act('server-reset', { error: 'cancel' }, 2 * causeAtMs)];
  return onTransport(name, 'h2', { acts, causeAtMs: 2 * causeAtMs, watchMs: quickMs, attempt });
});

/** Four sockets come and go, each closed by the server; it takes no more than four streams at once. */
const fifthAtMs = 4_500;
const usedUp: Cause = onTransport('max-streams-used-up-by-closed-sockets', 'h2', {
  streamsMax: 4,
  acts: [1, 2, 3, 4].flatMap((second) => [
    act('server-close', { code: 1000 }, second * 1_000),
    act('client-connect', undefined, second * 1_000 + 500),
  ]),
  causeAtMs: fifthAtMs,
  attempt: 5,
  watchMs: 30_000,
});

/**
 * Whether a WebSocket goes over HTTP/2 at all: RFC 8441 §3, and what the client already has a connection to. Nothing ends
 * it: what is told is what carries it.
 */
export const offerCauses: readonly Cause[] = (['page-same-origin', 'page-elsewhere', 'not-advertised'] as const).map(
  (offer) =>
    cause(offer === 'not-advertised' ? `h2-${offer}` : `h2-advertised-${offer}`, {
      server: 'polite',
      settings: { transport: 'h2' },
      ...(offer === 'page-same-origin' ? {} : { offer }),
      acts: [],
      causeAtMs: 0,
      watchMs: quickMs,
    }),
);
/** The causes that are measured over TLS and HTTP/2 (and once more over plain TCP, in the same circumstances). */
export const transportCauses: readonly Cause[] = [
  ...[...members, ...throughHaproxy, ...haproxyEndsGently].flatMap(([name, transports, parts]) =>
    transports.map((transport) => onTransport(name, transport, parts)),
  ),
  ...restored,
  ...twoSockets,
  usedUp,
];
