import { minutes, seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const envoy = {
  name: 'Envoy',
  version: '',
  checked: '2026-11',
  facts: {
    /** stream_idle_timeout */
    idle: minutes(5, 'envoy-timeouts'),
    /** The route's timeout, for a route that is not told otherwise. */
    request: seconds(15, 'envoy-timeouts'),
  },
  endings: [
    { fact: 'idle', kind: 'idle', expiry: 'hang-up' },
    { fact: 'request', kind: 'request', expiry: 'hang-up' },
  ],
  settings: ['stream_idle_timeout', 'idle_timeout'],
  source: 'envoy-timeouts',
} as const satisfies Hop;
