import { hours } from '../fact.ts';
import type { Hop } from '../peer.ts';

/** What it does when `timeout tunnel` is over was measured in the lab. */
export const haproxy = {
  name: 'HAProxy',
  version: '',
  checked: '2026-11',
  facts: {
    /** The example in its manual. */
    'example-tunnel': hours(1, 'haproxy-tunnel'),
  },
  settings: ['timeout tunnel'],
  unset: 'set',
  expiryWhenSet: 'hang-up',
  source: 'haproxy-tunnel',
} as const satisfies Hop;
