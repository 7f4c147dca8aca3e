import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const hocuspocus = {
  name: 'Hocuspocus',
  version: '4.8.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'floor', floorMs: 1_000 },
      capMs: 30_000,
      first: [{ minMs: 1_000, maxMs: 1_000 }],
    }),
    source: 'packages/provider/src/HocuspocusProviderWebsocket.ts',
    npm: '@hocuspocus/provider',
  },
} as const satisfies Library;
