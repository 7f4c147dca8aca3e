/**
 * What is known about one ending, and the only values that each fact may have. Links hold these words and words of
 * i18n hang on them: add at the end, never rename.
 */
export const choices = {
  /** Never got to OPEN; was OPEN and ended; `close()` was called and no answer came; nothing arrives, yet still OPEN. */
  phase: ['never-opened', 'opened', 'closing', 'still-open'],
  /** Whose report this is. `client` is a program that is no browser. */
  side: ['browser', 'client', 'server', 'proxy'],
  clean: ['yes', 'no'],
  /** Whether every connection lasts equally long. */
  rhythm: ['exact', 'varies'],
  traffic: ['quiet', 'busy', 'one-way'],
  who: ['everyone', 'one', 'mobile'],
  /** What happened just before. `message`: one certain message; `leave`: the page was closed, reloaded or left. */
  around: ['deploy', 'wake', 'network', 'background', 'message', 'leave', 'login', 'load', 'nothing'],
  via: [
    'nginx',
    'ingress-nginx',
    'haproxy',
    'apache',
    'envoy',
    'caddy',
    'traefik',
    'alb',
    'nlb',
    'api-gateway',
    'google',
    'azure-lb',
    'front-door',
    'cloudflare',
    'heroku',
    'none',
    'iis',
    'yarp',
    'cloud-run',
    'app-service',
    'spring-gateway',
    'cloudflared',
  ],
  library: [
    'ws',
    'socket.io',
    'signalr',
    'phoenix',
    'python-websockets',
    'aiohttp',
    'uvicorn',
    'gorilla',
    'coder',
    'jetty',
    'tomcat',
    'spring',
    'okhttp',
    'dotnet',
    'tungstenite',
    'uwebsockets',
    'undici',
    'action-cable',
    'reconnecting-websocket',
    'graphql-ws',
    'websocket-client',
    'apple',
    'mqtt',
    'java-websocket',
    'websocket-node',
    'starscream',
    'netty',
    'channels',
    'cowboy',
    'bandit',
    'pusher',
    'reverb',
    'ratchet',
    'websocket-sharp',
    'tornado',
    'dart',
    'react-native',
    'gunicorn',
    'discord.py',
    'home-assistant',
    'libwebsockets',
    'websocketpp',
    'bun',
    'faye',
    'undertow',
  ],
  /** A public service that the client talks to; services/ says what its codes and reasons mean. */
  service: [
    'discord',
    'slack',
    'pusher',
    'graphql-ws',
    'supabase',
    'openai-realtime',
    'gemini-live',
    'deepgram',
    'binance',
    'watson',
    'hasura',
    'twitch',
    'assemblyai',
    'obs-websocket',
  ],
} as const;

export type ChoiceKey = keyof typeof choices;
export type ChoiceOf<K extends ChoiceKey> = (typeof choices)[K][number];
export const choiceKeys = Object.keys(choices) as readonly ChoiceKey[];

/** Whether a text from outside is a value that this fact may have. */
export const isChoice = <K extends ChoiceKey>(key: K, value: string | undefined): value is ChoiceOf<K> =>
  value !== undefined && (choices[key] as readonly string[]).includes(value);

/** A phrase in the pasted text that speaks for or against a cause; signatures.ts says which texts hold it. */
export const allSigns = [
  'keepalive-timeout',
  'ping-timeout',
  'transport-close',
  'transport-error',
  'server-disconnect',
  'client-disconnect',
  'upstream-timed-out',
  'upstream-refused',
  'upstream-reset',
  'too-big',
  'bad-utf8',
  'masking',
  'reserved-bits',
  'protocol',
  'origin-refused',
  'not-a-websocket',
  'no-upgrade-header',
  'handshake-cut',
  'handshake-status',
  'handshake-late',
  'closed-while-connecting',
  'certificate',
  'wrong-tls-port',
  'mixed-content',
  'csp',
  'subprotocol',
  'refused',
  'name-not-found',
  'unreachable',
  'too-many',
  'network-changed',
  'network-suspended',
  'software-abort',
  'internet-lost',
  'reset',
  'eof',
  'broken-pipe',
  'close-throws',
  'code-on-wire',
  'idle-close',
  'going-away',
  'shutting-down',
  'restart',
  'overload',
  'exception',
  'unauthorized',
  'forbidden',
  'rate-limit',
  'duplicate',
  'session-unknown',
  'heartbeat-own',
  'page-suspended',
  'h15',
  'killed',
  'redirect',
  'send-after-close',
  'strict-mode',
  'slow-reader',
  'no-websocket-support',
  'upgrade-unsupported',
  'session-limit',
  'refresh',
  'quota',
  'key-refused',
  'client-slow',
  'request-timeout',
  'poll-error',
  'cleartext',
  'loop-blocked',
  'downstream-ended',
  'upstream-ended',
  'upstream-silent',
  'upstream-busy',
  'tunnel-timeout',
  'stream-idle',
  'route-timeout',
  'max-duration',
  'lifetime-by-path',
  'no-route',
  'proxy-killed',
  'proxy-reloaded',
  'idle-proxy',
  'tls-protocol',
  'reserved-code',
  'extension',
  'inflate',
  'version',
  'http-version',
  'secure-address',
  'refused-by-application',
  'invalid-message',
  'reconnecting',
  'wrong-endpoint',
  'tunnel-refused',
  'path-filtered',
  'timed-out',
  'silence',
  'socket-gone',
  'write-late',
  'close-late',
  'concurrent-write',
  'handshake-exception',
  'intents',
  'origin-word',
  'protocol-word',
  'negotiated',
  'local-address',
  'tls-port-mismatch',
  'page-interrupted',
  'tls-mismatch',
  'tls-name',
  'tls-fault',
  'client-certificate',
  'http2-only',
  'http2-refused',
  'stream-refused',
  // Seen in recordings; no text says them.
  'server-closed',
  'client-closed',
  'client-ended',
  'unanswered',
  'whole-seconds',
  'idle-limit',
  'idle-seconds',
  'tls-left',
  'closing-limit',
  'tls-late',
] as const;

export type Sign = (typeof allSigns)[number];

export type Facts = { readonly [K in ChoiceKey]?: ChoiceOf<K> } & {
  /** As CloseEvent.code or a library reports it, 0–65535. */
  readonly code?: number;
  readonly reason?: string;
  /** Status of an HTTP answer to the opening handshake, where a program could see it. */
  readonly status?: number;
  /** How long connections were open, in seconds. */
  readonly seconds?: readonly number[];
  readonly signs?: readonly Sign[];
  /** Every proxy that was named, where there are several; `via` is the first of them. */
  readonly hops?: readonly ChoiceOf<'via'>[];
};

export type FactKey = keyof Facts;

/** No connection is open longer than a year in a log that somebody pastes; beyond it a number is something else. */
export const secondsMax = 31_536_000;

/** Equal within a second or two percent: the spread that a timer's granularity and one trip leave. */
export function rhythmOf(seconds: readonly number[]): ChoiceOf<'rhythm'> | undefined {
  if (seconds.length < 2) return undefined;
  const low = Math.min(...seconds);
  const high = Math.max(...seconds);
  return high - low <= Math.max(1, high * 0.02) ? 'exact' : 'varies';
}

/** The middle one of how long connections were open, in seconds. */
export function medianSeconds(seconds: readonly number[] = []): number | undefined {
  return [...seconds].sort((a, b) => a - b)[seconds.length >> 1];
}
