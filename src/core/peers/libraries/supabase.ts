import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const supabase = {
  name: 'Supabase realtime-js',
  version: '2.109.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'table', tableMs: [1_000, 2_000, 5_000, 10_000], thenMs: 10_000 },
    }),
    source: 'src/RealtimeClient.ts',
    npm: '@supabase/realtime-js',
  },
} as const satisfies Library;
