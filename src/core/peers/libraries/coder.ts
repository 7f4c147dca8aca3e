import { versionsRead } from '../../protocol/versions-read.ts';
import { kibibytes } from '../fact.ts';
import type { Library } from '../peer.ts';

export const coder = {
  name: 'coder/websocket',
  version: versionsRead.coder,
  checked: '2026-11',
  facts: {
    'message-limit': kibibytes(32, 'coder-read'),
  },
} as const satisfies Library;
