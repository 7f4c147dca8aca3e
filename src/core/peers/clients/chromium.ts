import { versionsRead } from '../../protocol/versions-read.ts';
import { type Client, says1001, sendsFin, standardRules } from '../client.ts';
import { count, minutes, seconds } from '../fact.ts';
import { idleDetection, keepaliveOf } from '../keep-alive.ts';

const timers = {
  'tls-handshake': seconds(30, 'chromium-tls'),
  'opening-handshake': seconds(240, 'chromium-stream'),
  'closing-handshake': seconds(60, 'chromium-channel'),
  'tcp-close-wait': seconds(2, 'chromium-channel'),
  /** kTCPKeepAliveSeconds: both the idle time and the interval. */
  'keep-alive-idle': seconds(45, 'chromium-tcp'),
  'keep-alive-interval': seconds(45, 'chromium-tcp'),
  'keep-alive-probes': count(9, 'linux-ip-sysctl'),
  /** kDefaultConnectionAtRiskOfLossTime and kHungInterval: before it sends after so long a silence, it asks. */
  'http2-ping-quiet': seconds(10, 'chromium-http2'),
  'http2-ping-answer': seconds(10, 'chromium-http2'),
  /** A page that was left keeps its connection in the back/forward cache for so long (lab). */
  'page-cache': minutes(10, 'evidence'),
} as const;

const keepalive = { ...keepaliveOf(timers['keep-alive-idle'], timers['keep-alive-interval']), android: null };

const facts = {
  ...timers,
  'idle-detection': idleDetection(keepalive.linux, 'chromium-tcp'),
  'idle-detection-windows': idleDetection(keepalive.windows, 'chromium-tcp'),
  'idle-detection-macos': idleDetection(keepalive.macos, 'chromium-tcp'),
  /** A new handshake waits U(1 s, 5 s) · 2^min(p + f/(s+1), 16) / 65536; see browser-delay.ts. */
  'throttle-shortest': seconds(1, 'chromium-throttler'),
  'throttle-longest': seconds(5, 'chromium-throttler'),
  'throttle-exponent': count(16, 'chromium-throttler'),
  'throttle-period': minutes(2, 'chromium-throttler'),
  'pending-handshakes': count(255, 'chromium-throttler'),
  /** kIntensiveWakeUpThrottling_GracePeriodSecondsLoaded_Default: hidden for so long, timers run only so often … */
  'hidden-after': minutes(1, 'chromium-scheduler'),
  /** … kIntensiveWakeUpThrottling_GracePeriodSeconds_Default: if the page had not loaded when it was hidden … */
  'hidden-after-loading': minutes(5, 'chromium-scheduler'),
  /** … from this one of a chain on. Chrome's account says the fifth; the eighth was the first in every run of the lab. */
  'hidden-chain': count(8, 'evidence'),
  'hidden-timer-interval': minutes(1, 'chrome-timers'),
  /** All others, on the second. */
  'hidden-timer-shortest': seconds(1, 'chrome-timers'),
  /** From its last event to the end of a service worker: 29.4 to 30.0 s in the lab. */
  'service-worker-idle': seconds(30, 'evidence'),
} as const;

export const chromium = {
  name: 'Chromium',
  version: versionsRead.chromium,
  checked: '2026-11',
  facts,
  endings: [
    { fact: 'opening-handshake', kind: 'handshake', expiry: 'hang-up' },
    { fact: 'closing-handshake', kind: 'closing', expiry: 'hang-up' },
    { fact: 'idle-detection', kind: 'keep-alive', expiry: 'hang-up' },
    { fact: 'idle-detection-windows', kind: 'keep-alive', expiry: 'hang-up' },
    { fact: 'idle-detection-macos', kind: 'keep-alive', expiry: 'hang-up' },
  ],
  versionNumbers: 1,
  isBrowser: true,
  isMeasured: true,
  readIn: [
    'chromium: net/websockets/websocket_channel.cc, websocket_stream.cc, websocket_frame.cc',
    'chromium: net/socket/tcp_socket_posix.cc, ssl_connect_job.cc',
    'chromium: net/spdy/spdy_session_pool.cc, net/base/address_tracker_linux.cc',
    'chromium: services/network/websocket.cc',
  ],
  rules: {
    ...standardRules,
    tlsHandshakeMs: facts['tls-handshake'].value,
    openingHandshakeMs: facts['opening-handshake'].value,
    closingHandshakeMs: facts['closing-handshake'].value,
    tcpCloseWaitMs: facts['tcp-close-wait'].value,
  },
  keepalive,
  http2: {
    freshConnection: 'http/1.1',
    endsStreamWithClose: true,
    resetDropsQueue: true,
    pingBeforeSending: { quietMs: facts['http2-ping-quiet'].value, timeoutMs: facts['http2-ping-answer'].value },
    pingWhenQuiet: null,
  },
  // Measured with Chromium 156.0.8078.79, 2026-11-27: a page that enters the cache or is frozen loses its sockets, and
  // learns it when it is back; the browser answers the server in its name meanwhile, and ends what is left then.
  page: {
    tabClose: says1001,
    navigate: { how: 'stays', reason: '', staysMs: facts['page-cache'].value },
    reload: says1001,
    // With only the main process killed, the network process lives on for a moment and says 1001 in the page's name.
    kill: sendsFin,
    hiddenTimers: {
      everyMs: facts['hidden-timer-shortest'].value,
      rareAfterMs: facts['hidden-after'].value,
      rareFrom: facts['hidden-chain'].value,
      rareEveryMs: facts['hidden-timer-interval'].value,
    },
    freezes: true,
    serviceWorkerMs: facts['service-worker-idle'].value,
  },
  // SpdySessionPool::OnIPAddressChanged. Sockets that are in use stay, those of HTTP/1.1 WebSockets among them: the pools
  // close only idle ones and those that are still connecting. Interfaces, carriers and routes are no addresses.
  networkChange: { notices: ['address'], gatheredMs: 0, endsHttp2: true, pings: null },
} as const satisfies Client;
