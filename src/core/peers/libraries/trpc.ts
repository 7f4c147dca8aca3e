import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const trpc = {
  name: 'tRPC',
  version: '11.25.2',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 2_000, factor: 2 },
      capMs: 30_000,
      first: [{ minMs: 0, maxMs: 0 }],
    }),
    source: 'packages/client/src/links/wsLink/wsClient/options.ts',
    npm: '@trpc/client',
  },
} as const satisfies Library;
