import { minutes } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const cloudfront = {
  name: 'AWS CloudFront',
  version: '',
  checked: '2026-11',
  facts: {
    /** Bytes from the origin to the client count; nothing else is said to. */
    idle: minutes(10, 'aws-cloudfront-quotas'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'unknown' }],
  settings: 'fixed',
  source: 'aws-cloudfront-quotas',
} as const satisfies Platform;
