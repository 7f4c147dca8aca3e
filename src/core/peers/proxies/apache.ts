import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const apache = {
  name: 'Apache httpd',
  version: '',
  checked: '2026-11',
  facts: {
    /** The larger of ProxyTimeout and Timeout; tunnels since 2.4.47. */
    idle: seconds(60, 'apache-proxy'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'hang-up' }],
  settings: ['ProxyTimeout'],
  source: 'apache-proxy',
} as const satisfies Hop;
