import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const reactUseWebsocket = {
  name: 'react-use-websocket',
  version: '4.13.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 5_000 },
      attemptsMax: 20,
    }),
    source: 'src/lib/constants.ts',
    npm: 'react-use-websocket',
  },
} as const satisfies Library;
