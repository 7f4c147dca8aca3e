import { versionsRead } from '../../protocol/versions-read.ts';
import { type Client, standardRules } from '../client.ts';
import { mebibytes, seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

const facts = {
  /** closeTimeout, for the answer to its Close and for the end of TCP after both. */
  'closing-handshake': seconds(30, 'ws-websocket'),
  'tcp-close-wait': seconds(30, 'ws-websocket'),
  'message-limit': mebibytes(100, 'ws-server'),
} as const;

const codes = [
  [1000, 1003],
  [1007, 1014],
  [3000, 4999],
] as const;

/** websockets/ws, as client and as server. */
export const ws = {
  name: 'ws',
  version: versionsRead.ws,
  checked: '2026-11',
  facts,
  endings: [{ fact: 'closing-handshake', kind: 'closing', expiry: 'hang-up' }],
  accepts: { codes, otherwise: 'refuses', source: 'ws-validation' },
  versionNumbers: 2,
  isBrowser: false,
  takesLimit: true,
  // autoPong: false
  leavesPings: true,
  isMeasured: true,
  readIn: ['ws: lib/websocket.js, lib/receiver.js, lib/validation.js, lib/constants.js'],
  rules: {
    ...standardRules,
    closingHandshakeMs: facts['closing-handshake'].value,
    tcpCloseWaitMs: facts['tcp-close-wait'].value,
    finishesTcp: 'first',
    acceptsCodes: codes,
    resetAfterClose: 'clean',
    invalidUtf8Code: 1007,
    // zlib's inflate gives what it has; measured with 8.23.0, 2026-11-27, as the other clients.
    deflate: {
      corruptCode: 1007,
      failsOnCutOff: false,
      longestMebibytes: facts['message-limit'].value,
      accepts: ['named-twice'],
    },
  },
  keepalive: { linux: null },
  http2: null,
  page: null,
  networkChange: null,
} as const satisfies Client & Library;
