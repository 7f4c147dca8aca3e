import { minutes, seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const cloudRun = {
  name: 'Cloud Run',
  version: '',
  checked: '2026-11',
  facts: {
    /** A WebSocket is a request to it. */
    request: minutes(5, 'cloud-run-websockets'),
    'request-longest': minutes(60, 'cloud-run-websockets'),
    grace: seconds(10, 'cloud-run-contract'),
  },
  endings: [{ fact: 'request', kind: 'request', expiry: 'unknown' }],
  settings: ['--timeout'],
  source: 'cloud-run-websockets',
} as const satisfies Platform;
