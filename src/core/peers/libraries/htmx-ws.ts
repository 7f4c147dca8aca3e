import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const htmxWs = {
  name: 'htmx ws extension',
  version: versionsRead['htmx-ws'],
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'full' },
      capMs: 64_000,
      // It reconnects after 1006, 1011, 1012 and 1013 alone.
      noRetryCodes: [
        [1000, 1005],
        [1007, 1010],
        [1014, 4999],
      ],
    }),
    source: 'src/ws/ws.js',
    npm: 'htmx-ext-ws',
  },
} as const satisfies Library;
