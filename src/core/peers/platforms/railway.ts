import type { Platform } from '../peer.ts';

/** It says that connections can stay open for ever, and gives the old deployment no time to end them by default. */
export const railway = {
  name: 'Railway',
  version: '',
  checked: '2026-11',
  facts: {},
  settings: ['RAILWAY_DEPLOYMENT_DRAINING_SECONDS'],
  unset: 'none',
  source: 'railway-limits',
} as const satisfies Platform;
