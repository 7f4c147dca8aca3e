import { seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const fly = {
  name: 'Fly.io',
  version: '',
  checked: '2026-11',
  facts: {
    grace: seconds(5, 'fly-configuration'),
    'grace-longest': seconds(300, 'fly-configuration'),
  },
  settings: ['http_options.idle_timeout', 'kill_timeout'],
  unset: 'none',
  source: 'fly-websockets',
} as const satisfies Platform;
