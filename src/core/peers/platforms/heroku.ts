import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const heroku = {
  name: 'Heroku',
  version: '',
  checked: '2026-11',
  facts: {
    /** Any byte in either direction starts it again. */
    idle: seconds(55, 'heroku-timeouts'),
    grace: seconds(30, 'heroku-shutdown'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'hang-up' }],
  settings: 'fixed',
  source: 'heroku-timeouts',
} as const satisfies Hop;
