import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const centrifuge = {
  name: 'centrifuge-js',
  version: versionsRead.centrifuge,
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 500, factor: 2 },
      jitter: { kind: 'offset', offsetMs: 500 },
      capMs: 20_000,
      noRetryCodes: [1009, [3500, 3999], [4500, 4999]],
    }),
    source: 'src/utils.ts',
    npm: 'centrifuge',
  },
} as const satisfies Library;
