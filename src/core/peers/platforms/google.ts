import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const google = {
  name: 'Google Cloud LB',
  version: '',
  checked: '2026-11',
  facts: {
    /** Its backend timeout is no idle limit for a WebSocket: it ends connections of this age. */
    lifetime: seconds(30, 'google-ingress'),
    /** Of a backend that is taken out, if draining is enabled. */
    'drain-longest': seconds(3600, 'google-draining'),
  },
  endings: [{ fact: 'lifetime', kind: 'lifetime', expiry: 'hang-up' }],
  settings: ['--timeout'],
  source: 'google-ingress',
} as const satisfies Hop;
