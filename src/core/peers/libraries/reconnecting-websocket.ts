import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const reconnectingWebsocket = {
  name: 'reconnecting-websocket',
  version: versionsRead['reconnecting-websocket'],
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 1.3 },
      capMs: 10_000,
      reset: { kind: 'stable', afterMs: 5_000 },
      baseDrawnOnce: { minMs: 1_000, maxMs: 5_000 },
    }),
    source: 'reconnecting-websocket.ts',
    npm: 'reconnecting-websocket',
  },
} as const satisfies Library;
