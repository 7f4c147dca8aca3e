import { versionsRead } from '../../protocol/versions-read.ts';
import { type Client, says1001, sendsFin, standardRules } from '../client.ts';
import { count, milliseconds, seconds } from '../fact.ts';
import { idleDetection, keepaliveOf } from '../keep-alive.ts';

const timers = {
  /** network.websocket.timeout.open and .close. */
  'opening-handshake': seconds(20, 'firefox-prefs'),
  'closing-handshake': seconds(20, 'firefox-prefs'),
  /** kLingeringCloseTimeout: how long it keeps TCP after it has reported. */
  'tcp-close-wait': seconds(1, 'firefox-channel'),
  /** network.http.tcp_keepalive.long_lived_idle_time, which a WebSocket takes over from HTTP. */
  'keep-alive-idle': seconds(600, 'firefox-http'),
  'keep-alive-interval': seconds(1, 'firefox-http'),
  'keep-alive-probes': count(4, 'firefox-prefs'),
  /** network.http.http2.ping-threshold and .ping-timeout. */
  'http2-ping-quiet': seconds(58, 'firefox-static-prefs'),
  'http2-ping-answer': seconds(8, 'firefox-static-prefs'),
} as const;

const keepalive = keepaliveOf(timers['keep-alive-idle'], timers['keep-alive-interval'], timers['keep-alive-probes']);

const facts = {
  ...timers,
  'idle-detection': idleDetection(keepalive.linux, 'firefox-http'),
  'idle-detection-windows': idleDetection(keepalive.windows, 'firefox-http'),
  'idle-detection-macos': idleDetection(keepalive.macos, 'firefox-http'),
  /** kNetworkChangeCoalescingPeriod: what happens meanwhile is one change, or none. */
  'network-change-gathered': seconds(1, 'firefox-network'),
  'link-change-ping': milliseconds(200, 'firefox-channel'),
  /** network.websocket.timeout.ping.response. */
  'ping-response': seconds(10, 'firefox-prefs'),
  /** From the change of its own link to the event: 11.1 to 11.3 s in the lab. */
  'link-change-detection': seconds(11, 'evidence'),
  /** FailDelay: what it waits before the next connection to an address that failed. */
  'failure-delay-shortest': milliseconds(200, 'firefox-channel'),
  'failure-delay-longest-first': milliseconds(400, 'firefox-channel'),
  'failure-delay-factor': count(1.5, 'firefox-channel'),
  'failure-delay-longest': seconds(60, 'firefox-channel'),
  'failure-forgotten': seconds(60, 'firefox-channel'),
  sessions: count(200, 'firefox-prefs'),
  /** From its last event to the end of a service worker: 28.4 to 29.0 s after the socket was open, in the lab. */
  'service-worker-idle': seconds(30, 'evidence'),
} as const;

export const firefox = {
  name: 'Firefox',
  version: versionsRead.firefox,
  checked: '2026-11',
  facts,
  endings: [
    { fact: 'opening-handshake', kind: 'handshake', expiry: 'hang-up' },
    { fact: 'closing-handshake', kind: 'closing', expiry: 'hang-up' },
    { fact: 'idle-detection', kind: 'keep-alive', expiry: 'hang-up' },
  ],
  versionNumbers: 1,
  isBrowser: true,
  isMeasured: true,
  readIn: [
    'firefox: netwerk/protocol/websocket/WebSocketChannel.cpp, modules/libpref/init/all.js',
    'firefox: netwerk/protocol/http/nsHttpConnection.cpp, dom/websocket/WebSocket.cpp',
    'firefox: netwerk/system/netlink/NetlinkService.cpp',
  ],
  rules: {
    ...standardRules,
    openingHandshakeMs: facts['opening-handshake'].value,
    closingHandshakeMs: facts['closing-handshake'].value,
    tcpCloseWaitMs: facts['tcp-close-wait'].value,
    answerAfterMs: 1,
    reportsAt: 'closing-handshake',
    acceptsCodes: [[0, 65535]],
    answersEmptyTo: [1005, 1006, 1015],
    errorOn: { fin: false, reset: true, tcpTimeout: true, closingTimeout: true },
    resetAfterClose: 'clean',
    protocolErrorCode: null,
    invalidUtf8Code: null,
    tooBigCode: null,
    acceptsMaskedFrames: true,
    opensWithoutSubprotocol: true,
    tlsFailureCode: 1015,
    deflate: { corruptCode: null, failsOnCutOff: true, longestMebibytes: null, accepts: [] },
  },
  keepalive,
  http2: {
    freshConnection: 'http/2',
    endsStreamWithClose: false,
    resetDropsQueue: false,
    pingBeforeSending: null,
    pingWhenQuiet: { quietMs: facts['http2-ping-quiet'].value, timeoutMs: facts['http2-ping-answer'].value },
  },
  page: {
    tabClose: says1001,
    navigate: says1001,
    reload: says1001,
    kill: sendsFin,
    // 153.7 in the lab, 2026-11-27: timers of a tab hidden for eight minutes fire as they did before.
    hiddenTimers: null,
    freezes: false,
    serviceWorkerMs: facts['service-worker-idle'].value,
  },
  networkChange: {
    notices: ['address', 'route'],
    gatheredMs: facts['network-change-gathered'].value,
    endsHttp2: false,
    pings: { quietMs: facts['link-change-ping'].value, timeoutMs: facts['ping-response'].value },
  },
} as const satisfies Client;
