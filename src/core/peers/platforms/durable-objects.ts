import { hours, minutes } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const durableObjects = {
  name: 'Cloudflare Durable Objects',
  version: '',
  checked: '2026-11',
  facts: {
    /** After a deploy an active object keeps its code for so long at most, then it is reset. */
    deploy: minutes(5, 'cloudflare-code-updates'),
    'deploy-longest': hours(24, 'cloudflare-code-updates'),
    /** When Cloudflare updates its runtime. */
    update: minutes(20, 'cloudflare-runtime-updates'),
  },
  settings: ['code_update_strategy'],
  unset: 'unknown',
  source: 'cloudflare-code-updates',
} as const satisfies Platform;
