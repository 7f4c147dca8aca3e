import { seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

/** No limit of its own; each deployment and its maintenance replace the instance, which ends the connections to it. */
export const render = {
  name: 'Render',
  version: '',
  checked: '2026-11',
  facts: {
    /** Between the switch to the new instance and SIGTERM to the old one. */
    overlap: seconds(60, 'render-deploys'),
    grace: seconds(30, 'render-shutdown'),
    'grace-longest': seconds(300, 'render-shutdown'),
  },
  settings: ['maxShutdownDelaySeconds'],
  unset: 'none',
  source: 'render-websockets',
} as const satisfies Platform;
