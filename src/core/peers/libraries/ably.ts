import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const ably = {
  name: 'ably-js',
  version: '2.28.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'linear', baseMs: 15_000, stepMs: 5_000 },
      jitter: { kind: 'percent', below: 0.2, above: 0 },
      capMs: 30_000,
    }),
    source: 'src/common/lib/util/utils.ts',
    npm: 'ably',
  },
} as const satisfies Library;
