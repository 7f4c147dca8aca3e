import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const sockette = {
  name: 'sockette',
  version: versionsRead.sockette,
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
      noRetryCodes: [1000, 1001, 1005],
    }),
    source: 'src/index.js',
    npm: 'sockette',
  },
} as const satisfies Library;
