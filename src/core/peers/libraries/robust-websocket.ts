import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const robustWebsocket = {
  name: 'robust-websocket',
  version: '1.0.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'table', tableMs: [0, 3_000, 10_000], thenMs: null },
      noRetryCodes: [1000, 1008, 1011],
    }),
    source: 'robust-websocket.js',
    npm: 'robust-websocket',
  },
} as const satisfies Library;
