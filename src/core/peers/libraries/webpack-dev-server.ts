import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const webpackDevServer = {
  name: 'webpack-dev-server',
  version: '5.2.7',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'additive', minMs: 0, maxMs: 100 },
      attemptsMax: 10,
    }),
    source: 'client-src/socket.js',
    npm: 'webpack-dev-server',
  },
} as const satisfies Library;
