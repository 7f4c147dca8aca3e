import { versionsRead } from '../../protocol/versions-read.ts';
import { kibibytes, seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const jetty = {
  name: 'Jetty',
  version: versionsRead.jetty,
  checked: '2026-11',
  facts: {
    idle: seconds(30, 'jetty-core'),
    'message-limit': kibibytes(64, 'jetty-core'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'close' }],
} as const satisfies Library;
