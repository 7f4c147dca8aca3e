import { minutes } from '../fact.ts';
import type { Peer } from '../peer.ts';

export const cloudRun = {
  name: 'Cloud Run',
  version: '',
  checked: '2026-11',
  facts: {
    /** A WebSocket is a request to it; at most 60 minutes can be set. */
    request: minutes(5, 'cloud-run-websockets'),
  },
  endings: [{ fact: 'request', kind: 'request', expiry: 'unknown' }],
} as const satisfies Peer;
