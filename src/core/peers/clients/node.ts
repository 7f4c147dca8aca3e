import { versionsRead } from '../../protocol/versions-read.ts';
import { type Client, standardRules } from '../client.ts';
import { count, mebibytes, seconds } from '../fact.ts';
import { idleDetection } from '../keep-alive.ts';
import { ws } from './ws.ts';

const timers = {
  'tcp-connect': seconds(10, 'undici-connect'),
  /** headersTimeout: the longest wait for the response to the opening handshake. */
  'opening-handshake': seconds(300, 'undici-client'),
  'keep-alive-idle': seconds(60, 'undici-connect'),
  /** libuv sets TCP_KEEPINTVL and TCP_KEEPCNT itself (uv__tcp_keepalive). */
  'keep-alive-interval': seconds(1, 'libuv-tcp'),
  'keep-alive-probes': count(10, 'libuv-tcp'),
} as const;

const linux = {
  idleMs: timers['keep-alive-idle'].value,
  intervalMs: timers['keep-alive-interval'].value,
  probes: timers['keep-alive-probes'].value,
};

const facts = {
  ...timers,
  /** What it inflates at most: 64 MiB pass in the lab, 256 MiB do not. */
  'message-limit': mebibytes(128, 'evidence'),
  'idle-detection': idleDetection(linux, 'undici-connect'),
} as const;

/** The global `WebSocket` of Node.js, which is undici's. `version` is undici's. */
export const node = {
  name: 'Node.js WebSocket',
  version: versionsRead.undici,
  checked: '2026-11',
  facts,
  versionNumbers: 1,
  isBrowser: false,
  isMeasured: true,
  readIn: ['undici: lib/web/websocket/websocket.js, lib/core/connect.js', 'libuv: src/unix/tcp.c'],
  rules: {
    ...standardRules,
    tcpConnectMs: facts['tcp-connect'].value,
    openingHandshakeMs: facts['opening-handshake'].value,
    acceptsCodes: ws.rules.acceptsCodes,
    answersWithReason: false,
    errorOn: { fin: true, reset: true, tcpTimeout: true, closingTimeout: false },
    resetAfterClose: 'clean',
    invalidUtf8Code: 1007,
    deflate: {
      corruptCode: 1007,
      failsOnCutOff: false,
      longestMebibytes: facts['message-limit'].value,
      accepts: ['unknown-parameter', 'window-too-big'],
    },
  },
  keepalive: { linux },
  http2: null,
  page: null,
  networkChange: null,
} as const satisfies Client;
