import type { SourceId } from './sources.ts';

/** What happened to the connection, and what the client was doing meanwhile. */
export type Situation =
  | 'close-frame' // 1001: the server says goodbye
  | 'process-killed' // the kernel lives and sends FIN or RST
  | 'proxy-idle' // nginx with its default idle limit closes both sides
  | 'heartbeat' // cable pulled; the application sends a heartbeat and waits for the answer until the next one
  | 'closing' // cable pulled; the application calls close()
  | 'listening' // cable pulled; the application only listens
  | 'sending'; // cable pulled; the application sends, but expects no answer

/** Who has to notice. `any` is every client of the page; `any-linux` every one of them on Linux. */
export type DetectingClient = 'any' | 'any-linux' | 'chromium' | 'firefox' | 'safari' | 'node' | 'ws';
export type Platform = 'linux' | 'macos' | 'windows' | 'android';

/** From the fault until the code of the client knows. */
export type DetectionValue =
  | { readonly kind: 'exact'; readonly ms: number }
  | { readonly kind: 'range'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'at-least'; readonly ms: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'not-measured' };

/**
 * `measured`: observed on the real part. `timers`: follows from timers read in the source of the version named, on
 * the system they were read for. `computed`: the same arithmetic with another system's defaults, tried by nobody.
 */
export type Basis = 'measured' | 'timers' | 'computed' | 'none';

export type DetectionTime = {
  readonly situation: Situation;
  readonly client: DetectingClient;
  /** null where the system does not matter. */
  readonly platform: Platform | null;
  readonly value: DetectionValue;
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
};

/** One way through the example's network. */
export const TRIP_MS = 40;
/** nginx, proxy_read_timeout: its default. */
export const PROXY_IDLE_MS = 60_000;
/** The heartbeat of the example; the answer is due before the next beat. */
export const HEARTBEAT_MS = 30_000;

/** TCP keepalive: silence before the first probe, time between probes, unanswered probes until TCP gives up. */
export type Keepalive = { readonly idleMs: number; readonly intervalMs: number; readonly probes: number };

/** Time until TCP gives up on an idle connection whose path swallows everything. Linux tcp_timer.c, tcp_keepalive_timer. */
export function keepaliveMs({ idleMs, intervalMs, probes }: Keepalive): number {
  return idleMs + probes * intervalMs;
}

/**
 * Time until TCP gives up on unanswered data: the timeout doubles from `minMs` until `maxMs`, `retries` times after
 * the first sending. Linux calls it hypothetical and a lower bound, because the real timeout starts from the
 * measured round trip. Linux tcp_timer.c, tcp_model_timeout; ip-sysctl.rst, tcp_retries2.
 */
export function retransmissionMs(minMs: number, maxMs: number, retries: number): number {
  let totalMs = 0;
  for (let sent = 0; sent <= retries; sent += 1) totalMs += Math.min(minMs * 2 ** sent, maxMs);
  return totalMs;
}

// Number of probes by system, where a client does not set its own: Linux 9, macOS 8 (tcp_timer.h), Windows 10.
const LISTENING: readonly (readonly [DetectingClient, Platform, Keepalive, readonly SourceId[]])[] = [
  ['node', 'linux', { idleMs: 60_000, intervalMs: 1_000, probes: 10 }, ['node-keepalive', 'libuv-keepalive']],
  ['chromium', 'linux', { idleMs: 45_000, intervalMs: 45_000, probes: 9 }, ['chromium-keepalive', 'linux-sysctl']],
  ['firefox', 'linux', { idleMs: 600_000, intervalMs: 1_000, probes: 4 }, ['firefox-keepalive', 'firefox-timers']],
  [
    'chromium',
    'windows',
    { idleMs: 45_000, intervalMs: 45_000, probes: 10 },
    ['chromium-keepalive', 'windows-keepalive'],
  ],
  ['chromium', 'macos', { idleMs: 45_000, intervalMs: 75_000, probes: 8 }, ['chromium-keepalive', 'xnu-keepalive']],
  [
    'firefox',
    'windows',
    { idleMs: 600_000, intervalMs: 1_000, probes: 10 },
    ['firefox-keepalive', 'windows-keepalive'],
  ],
  ['firefox', 'macos', { idleMs: 600_000, intervalMs: 75_000, probes: 8 }, ['firefox-keepalive', 'xnu-keepalive']],
];

/** Every row of "how long until your code knows?", in reading order. */
export function detectionTimes(): readonly DetectionTime[] {
  const exact = (ms: number): DetectionValue => ({ kind: 'exact', ms });
  return [
    row('close-frame', 'any', null, exact(TRIP_MS), 'measured', ['rfc-close-frame', 'measured']),
    row('process-killed', 'any', null, exact(TRIP_MS), 'measured', ['linux-close', 'measured']),
    row('proxy-idle', 'any', null, exact(PROXY_IDLE_MS), 'timers', ['nginx']),
    // The fault falls somewhere between two beats: the next beat is lost, the one after it finds no answer.
    row('heartbeat', 'any', null, { kind: 'range', fromMs: HEARTBEAT_MS, toMs: 2 * HEARTBEAT_MS }, 'timers', []),
    row('closing', 'firefox', 'linux', exact(20_000), 'measured', ['firefox-timers', 'measured']),
    row('closing', 'ws', 'linux', exact(30_000), 'timers', ['ws']),
    row('closing', 'chromium', 'linux', exact(60_000), 'measured', ['chromium-close', 'measured']),
    ...LISTENING.map(([client, platform, keepalive, sources]) =>
      row(
        'listening',
        client,
        platform,
        exact(keepaliveMs(keepalive)),
        platform === 'linux' ? 'timers' : 'computed',
        sources,
      ),
    ),
    row('listening', 'ws', 'linux', { kind: 'never' }, 'timers', ['ws']),
    row('listening', 'chromium', 'android', { kind: 'never' }, 'computed', ['chromium-keepalive']),
    row('listening', 'safari', null, { kind: 'not-measured' }, 'none', []),
    row('sending', 'any-linux', 'linux', { kind: 'at-least', ms: retransmissionMs(200, 120_000, 15) }, 'timers', [
      'linux-sysctl',
    ]),
  ];
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
