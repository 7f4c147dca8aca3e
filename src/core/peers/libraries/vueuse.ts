import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const vueuse = {
  name: 'VueUse useWebSocket',
  version: '14.4.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
    }),
    source: 'packages/core/useWebSocket/index.ts',
    npm: '@vueuse/core',
  },
} as const satisfies Library;
