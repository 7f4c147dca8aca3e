import { hours, minutes } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const frontDoor = {
  name: 'Azure Front Door',
  version: '',
  checked: '2026-11',
  facts: {
    idle: minutes(5, 'azure-front-door'),
    lifetime: hours(4, 'azure-front-door'),
  },
  endings: [
    { fact: 'idle', kind: 'idle', expiry: 'hang-up' },
    { fact: 'lifetime', kind: 'lifetime', expiry: 'hang-up' },
  ],
  settings: null,
  source: 'azure-front-door',
} as const satisfies Hop;
