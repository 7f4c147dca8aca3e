import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const nlb = {
  name: 'AWS NLB',
  version: '',
  checked: '2026-11',
  facts: {
    /** Fixed for TLS listeners. */
    idle: seconds(350, 'aws-nlb'),
    'idle-shortest': seconds(60, 'aws-nlb'),
    'idle-longest': seconds(6000, 'aws-nlb'),
    /** The deregistration delay. */
    drain: seconds(300, 'aws-nlb-draining'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'unknown' }],
  settings: ['tcp.idle_timeout.seconds'],
  source: 'aws-nlb',
} as const satisfies Hop;
