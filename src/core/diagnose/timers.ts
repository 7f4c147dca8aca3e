import type { SourceId } from '../protocol/sources.ts';
import type { ChoiceOf } from './facts.ts';

/**
 * What a timer does when it fires: sends a Close frame, hangs up without one (the peer reports 1006), or forgets the
 * connection without a word. `unknown`: nobody has verified it.
 */
export type Expiry = 'close' | 'hang-up' | 'silent' | 'unknown';

export type Timer = {
  readonly id: string;
  /** A proper name; no translation. */
  readonly name: string;
  readonly seconds: number;
  /**
   * `idle`: restarted by traffic. `lifetime`: runs whatever happens. `request`: the same, where a connection counts as
   * the HTTP request that it began as. The others are a client's or server's own.
   */
  readonly kind: 'idle' | 'lifetime' | 'request' | 'heartbeat' | 'handshake' | 'closing' | 'keep-alive';
  readonly expiry: Expiry;
  readonly via?: ChoiceOf<'via'>;
  readonly library?: ChoiceOf<'library'>;
  readonly source: SourceId;
};

/** Defaults that end connections after an exact time. Only verified values stand here. */
export const timers: readonly Timer[] = [
  {
    id: 'envoy-route',
    name: 'Envoy (route)',
    seconds: 15,
    kind: 'request',
    expiry: 'hang-up',
    via: 'envoy',
    source: 'envoy-timeouts',
  },
  {
    id: 'cloud-run',
    name: 'Cloud Run',
    seconds: 300,
    kind: 'request',
    expiry: 'unknown',
    via: 'cloud-run',
    source: 'cloud-run-websockets',
  },
  {
    id: 'signalr',
    name: 'SignalR',
    seconds: 30,
    kind: 'heartbeat',
    expiry: 'close',
    library: 'signalr',
    source: 'signalr-connection',
  },
  { id: 'jetty', name: 'Jetty', seconds: 30, kind: 'idle', expiry: 'close', library: 'jetty', source: 'jetty-core' },
  {
    // Pings and looks for the answer every 60 s (connectionLostTimeout); the peer gets no Close frame.
    id: 'java-websocket',
    name: 'Java-WebSocket',
    seconds: 60,
    kind: 'heartbeat',
    expiry: 'hang-up',
    library: 'java-websocket',
    source: 'java-websocket',
  },
  {
    id: 'google',
    name: 'Google Cloud LB',
    seconds: 30,
    kind: 'lifetime',
    expiry: 'hang-up',
    via: 'google',
    source: 'google-ingress',
  },
  {
    id: 'python-websockets',
    name: 'Python websockets',
    seconds: 40,
    kind: 'heartbeat',
    expiry: 'close',
    library: 'python-websockets',
    source: 'python-connection',
  },
  {
    id: 'engine.io',
    name: 'Socket.IO',
    seconds: 45,
    kind: 'heartbeat',
    expiry: 'close',
    library: 'socket.io',
    source: 'engine-io-server',
  },
  {
    id: 'heroku',
    name: 'Heroku',
    seconds: 55,
    kind: 'idle',
    expiry: 'hang-up',
    via: 'heroku',
    source: 'heroku-timeouts',
  },
  { id: 'nginx', name: 'nginx', seconds: 60, kind: 'idle', expiry: 'hang-up', via: 'nginx', source: 'nginx-proxy' },
  {
    id: 'ingress-nginx',
    name: 'ingress-nginx',
    seconds: 60,
    kind: 'idle',
    expiry: 'hang-up',
    via: 'ingress-nginx',
    source: 'ingress-nginx',
  },
  { id: 'alb', name: 'AWS ALB', seconds: 60, kind: 'idle', expiry: 'hang-up', via: 'alb', source: 'aws-alb' },
  {
    id: 'apache',
    name: 'Apache httpd',
    seconds: 60,
    kind: 'idle',
    expiry: 'hang-up',
    via: 'apache',
    source: 'apache-proxy',
  },
  {
    id: 'phoenix',
    name: 'Phoenix',
    seconds: 60,
    kind: 'idle',
    expiry: 'close',
    library: 'phoenix',
    source: 'phoenix-socket',
  },
  {
    id: 'azure-lb',
    name: 'Azure Load Balancer',
    seconds: 240,
    kind: 'idle',
    expiry: 'silent',
    via: 'azure-lb',
    source: 'azure-lb-idle',
  },
  { id: 'envoy', name: 'Envoy', seconds: 300, kind: 'idle', expiry: 'hang-up', via: 'envoy', source: 'envoy-timeouts' },
  {
    id: 'front-door',
    name: 'Azure Front Door',
    seconds: 300,
    kind: 'idle',
    expiry: 'hang-up',
    via: 'front-door',
    source: 'azure-front-door',
  },
  { id: 'nlb', name: 'AWS NLB', seconds: 350, kind: 'idle', expiry: 'unknown', via: 'nlb', source: 'aws-nlb' },
  {
    id: 'api-gateway',
    name: 'AWS API Gateway',
    seconds: 600,
    kind: 'idle',
    expiry: 'unknown',
    via: 'api-gateway',
    source: 'aws-api-gateway',
  },
  {
    id: 'api-gateway-lifetime',
    name: 'AWS API Gateway',
    seconds: 7200,
    kind: 'lifetime',
    expiry: 'unknown',
    via: 'api-gateway',
    source: 'aws-api-gateway',
  },
  {
    id: 'front-door-lifetime',
    name: 'Azure Front Door',
    seconds: 14_400,
    kind: 'lifetime',
    expiry: 'hang-up',
    via: 'front-door',
    source: 'azure-front-door',
  },
  { id: 'firefox-open', name: 'Firefox', seconds: 20, kind: 'handshake', expiry: 'hang-up', source: 'firefox-prefs' },
  {
    id: 'chromium-open',
    name: 'Chromium',
    seconds: 240,
    kind: 'handshake',
    expiry: 'hang-up',
    source: 'chromium-stream',
  },
  { id: 'firefox-close', name: 'Firefox', seconds: 20, kind: 'closing', expiry: 'hang-up', source: 'firefox-prefs' },
  {
    id: 'ws-close',
    name: 'ws',
    seconds: 30,
    kind: 'closing',
    expiry: 'hang-up',
    library: 'ws',
    source: 'ws-websocket',
  },
  {
    id: 'chromium-close',
    name: 'Chromium',
    seconds: 60,
    kind: 'closing',
    expiry: 'hang-up',
    source: 'chromium-channel',
  },
  {
    id: 'chromium-linux',
    name: 'Chromium (Linux)',
    seconds: 450,
    kind: 'keep-alive',
    expiry: 'hang-up',
    source: 'chromium-tcp',
  },
  {
    id: 'chromium-windows',
    name: 'Chromium (Windows)',
    seconds: 495,
    kind: 'keep-alive',
    expiry: 'hang-up',
    source: 'chromium-tcp',
  },
  {
    id: 'firefox-linux',
    name: 'Firefox (Linux)',
    seconds: 604,
    kind: 'keep-alive',
    expiry: 'hang-up',
    source: 'firefox-prefs',
  },
  {
    id: 'chromium-macos',
    name: 'Chromium (macOS)',
    seconds: 645,
    kind: 'keep-alive',
    expiry: 'hang-up',
    source: 'chromium-tcp',
  },
];

/** The idle limits among them, each once, in seconds. */
export const idleLimits: readonly number[] = [
  ...new Set(timers.filter(({ kind }) => kind === 'idle').map(({ seconds }) => seconds)),
];

/** A timer never fires early by more than a clock's rounding; it fires late by its granularity and a trip. */
export const firesAt = (timer: Pick<Timer, 'seconds'>, seconds: number): boolean =>
  seconds >= timer.seconds - 0.6 && seconds <= timer.seconds + Math.max(1.6, timer.seconds * 0.03);

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
