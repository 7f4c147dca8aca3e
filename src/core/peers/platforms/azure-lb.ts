import { minutes } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const azureLb = {
  name: 'Azure Load Balancer',
  version: '',
  checked: '2026-11',
  facts: {
    idle: minutes(4, 'azure-lb-idle'),
    'idle-longest': minutes(100, 'azure-lb-idle'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'silent' }],
  settings: ['IdleTimeoutInMinutes', 'EnableTcpReset'],
  source: 'azure-lb-idle',
} as const satisfies Hop;
