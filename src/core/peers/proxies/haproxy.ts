import { count, hours, seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

/** What it does when `timeout tunnel` is over was measured in the lab. */
export const haproxy = {
  name: 'HAProxy',
  version: '',
  checked: '2026-11',
  facts: {
    /** The example in its manual. */
    'example-tunnel': hours(1, 'haproxy-tunnel'),
    /** How often it tries again to reach a server that refuses, and how long it waits before each. */
    retries: count(3, 'haproxy-retries'),
    'retry-delay': seconds(1, 'haproxy-retries'),
  },
  settings: ['timeout tunnel'],
  unset: 'set',
  expiryWhenSet: 'hang-up',
  source: 'haproxy-tunnel',
} as const satisfies Hop;
