import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const reconnectingWebsocketJoewalnes = {
  name: 'ReconnectingWebSocket (joewalnes)',
  version: '1.0.1',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 1.5 },
      capMs: 30_000,
    }),
    source: 'reconnecting-websocket.js',
  },
} as const satisfies Library;
