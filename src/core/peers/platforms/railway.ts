import type { Platform } from '../peer.ts';

/** It states no limit, and by default gives the old deployment no time to close its connections. */
export const railway = {
  name: 'Railway',
  version: '',
  checked: '2026-11',
  facts: {},
  settings: ['RAILWAY_DEPLOYMENT_DRAINING_SECONDS'],
  unset: 'none',
  source: 'railway-limits',
} as const satisfies Platform;
