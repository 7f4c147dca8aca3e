import { versionsRead } from '../../protocol/versions-read.ts';
import { seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const okhttp = {
  name: 'OkHttp',
  version: versionsRead.okhttp,
  checked: '2026-11',
  facts: {
    /** After its own Close it cancels the connection. */
    'closing-handshake': seconds(60, 'okhttp-websocket'),
  },
} as const satisfies Library;
