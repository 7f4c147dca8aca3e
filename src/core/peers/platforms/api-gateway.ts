import { hours, kilobytes, minutes } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const apiGateway = {
  name: 'AWS API Gateway',
  version: '',
  checked: '2026-11',
  facts: {
    idle: minutes(10, 'aws-api-gateway'),
    lifetime: hours(2, 'aws-api-gateway'),
    'frame-limit': kilobytes(32, 'aws-api-gateway'),
    'message-limit': kilobytes(128, 'aws-api-gateway'),
  },
  endings: [
    { fact: 'idle', kind: 'idle', expiry: 'unknown' },
    { fact: 'lifetime', kind: 'lifetime', expiry: 'unknown' },
  ],
  settings: 'fixed',
  source: 'aws-api-gateway',
} as const satisfies Hop;
