import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const partysocket = {
  name: 'partysocket',
  version: versionsRead.partysocket,
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 3_000, factor: 1.3 },
      capMs: 10_000,
      reset: { kind: 'stable', afterMs: 5_000 },
    }),
    source: 'packages/partysocket/src/ws.ts',
    npm: 'partysocket',
  },
} as const satisfies Library;
