import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const nginx = {
  name: 'nginx',
  version: '',
  checked: '2026-11',
  facts: {
    /** proxy_read_timeout */
    idle: seconds(60, 'nginx-proxy'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'hang-up' }],
  settings: ['proxy_read_timeout', 'proxy_send_timeout'],
  source: 'nginx-proxy',
} as const satisfies Hop;
