import { seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const appService = {
  name: 'Azure App Service',
  version: '',
  checked: '2026-11',
  facts: {
    /** Said of requests, because of the load balancer before it; of WebSockets nothing is said. */
    idle: seconds(230, 'azure-functions-timeout'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'unknown' }],
  settings: 'fixed',
  source: 'azure-functions-timeout',
} as const satisfies Platform;
