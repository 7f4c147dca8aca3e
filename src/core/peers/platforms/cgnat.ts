import { minutes, seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const cgnat = {
  name: 'CGNAT',
  version: '',
  checked: '2026-11',
  facts: {
    /** One maker's default. */
    fortinet: seconds(300, 'fortinet-cgn'),
    /** What a NAT may not go below for an idle TCP connection. */
    required: minutes(124, 'rfc5382'),
  },
  settings: 'fixed',
  unset: 'unknown',
  source: 'rfc6888',
} as const satisfies Platform;
