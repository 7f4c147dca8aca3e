import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const alb = {
  name: 'AWS ALB',
  version: '',
  checked: '2026-11',
  facts: {
    idle: seconds(60, 'aws-alb'),
    'idle-shortest': seconds(1, 'aws-alb'),
    'idle-longest': seconds(4000, 'aws-alb'),
    /** The deregistration delay: a target that is taken out keeps its connections for so long. */
    drain: seconds(300, 'aws-alb-draining'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'hang-up' }],
  settings: ['idle_timeout.timeout_seconds'],
  source: 'aws-alb',
} as const satisfies Hop;
