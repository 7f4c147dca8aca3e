import { versionsRead } from '../../protocol/versions-read.ts';
import { type Client, says1001, sendsFin, standardRules } from '../client.ts';
import { seconds } from '../fact.ts';

const facts = {
  /** libsoup's one timer: for the answer to its Close, and for the end of TCP after both. */
  'closing-handshake': seconds(5, 'libsoup-connection'),
  'tcp-close-wait': seconds(5, 'libsoup-connection'),
  /** What that timer takes until the event: 5.6 to 5.7 s in the lab. */
  'closing-detection': seconds(5.6, 'evidence'),
} as const;

/** It shares WebCore with Safari but not the network layer: it is not Safari. */
export const webkitgtk = {
  name: 'WebKitGTK',
  version: versionsRead.webkit,
  checked: '2026-11',
  facts,
  versionNumbers: 2,
  isBrowser: true,
  isMeasured: true,
  readIn: ['libsoup: soup-websocket-connection.c', 'webkit: Source/WebCore/Modules/websockets/WebSocket.cpp'],
  rules: {
    ...standardRules,
    closingHandshakeMs: facts['closing-handshake'].value,
    tcpCloseWaitMs: facts['tcp-close-wait'].value,
    acceptsCodes: [
      [1000, 1003],
      [1007, 1011],
      [3000, 4999],
    ],
    answerToEmptyClose: 1000,
    errorOn: { fin: false, reset: true, tcpTimeout: true, closingTimeout: false },
    resetAfterClose: 'unclean-with-error',
    invalidUtf8Code: 1007,
    opensWithoutSubprotocol: true,
    followsRedirects: true,
    // GnuTLS 3.7 with its default priorities, which Debian 12 has (lab).
    acceptsTls10: true,
    // An answer that names the extension twice opens all the same (lab).
    deflate: { ...standardRules.deflate, accepts: ['named-twice'] },
  },
  keepalive: { linux: null },
  http2: null,
  page: {
    tabClose: says1001,
    navigate: { how: 'close-1001', reason: 'WebSocket is closed due to suspension.' },
    reload: says1001,
    kill: sendsFin,
    hiddenTimers: null,
    freezes: false,
    serviceWorkerMs: null,
  },
  networkChange: null,
} as const satisfies Client;
