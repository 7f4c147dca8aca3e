import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const pusher = {
  name: 'pusher-js',
  version: versionsRead.pusher,
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
      // getCloseAction in protocol.ts. After 4000 it reconnects at once, over TLS.
      noRetryCodes: [
        [4001, 4099],
        [4300, 4999],
      ],
      atOnceCodes: [4000, [4200, 4299]],
    }),
    source: 'src/core/connection/connection_manager.ts',
    npm: 'pusher-js',
  },
} as const satisfies Library;
