import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const yWebsocket = {
  name: 'y-websocket',
  version: '3.1.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 200, factor: 2 },
      capMs: 2_500,
    }),
    source: 'src/y-websocket.js',
    npm: 'y-websocket',
  },
} as const satisfies Library;
