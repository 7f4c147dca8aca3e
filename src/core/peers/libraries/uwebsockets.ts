import { versionsRead } from '../../protocol/versions-read.ts';
import { kibibytes, seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const uwebsockets = {
  name: 'uWebSockets',
  version: versionsRead.uwebsockets,
  checked: '2026-11',
  facts: {
    /** idleTimeout; it pings 16 s before. */
    idle: seconds(120, 'uwebsockets-app'),
    /** Above it the connection is cut, and no 1009 is sent. */
    'message-limit': kibibytes(16, 'uwebsockets-app'),
  },
  accepts: {
    codes: [
      [1000, 1003],
      [1007, 1011],
      [4000, 4999],
    ],
    otherwise: 'reports-1006',
    source: 'uwebsockets-protocol',
  },
} as const satisfies Library;
