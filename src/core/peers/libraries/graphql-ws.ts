import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const graphqlWs = {
  name: 'graphql-ws',
  version: versionsRead['graphql-ws'],
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'additive', minMs: 300, maxMs: 3_000 },
      attemptsMax: 5,
      // isFatalInternalCloseCode and the list in shouldRetryConnectOrThrow. 1000 is retried while something is subscribed.
      noRetryCodes: [[1002, 1004], [1007, 1011], [1015, 1999], 4004, 4005, 4400, 4401, 4406, 4409, 4429, 4500],
    }),
    source: 'src/client.ts',
    npm: 'graphql-ws',
  },
} as const satisfies Library;
