import { seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const vercel = {
  name: 'Vercel Functions',
  version: '',
  checked: '2026-11',
  facts: {
    request: seconds(300, 'vercel-duration'),
    'request-longest': seconds(800, 'vercel-duration'),
  },
  endings: [{ fact: 'request', kind: 'request', expiry: 'unknown' }],
  settings: ['maxDuration'],
  source: 'vercel-websockets',
} as const satisfies Platform;
