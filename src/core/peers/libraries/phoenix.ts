import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import { seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const phoenix = {
  name: 'Phoenix',
  version: versionsRead.phoenix,
  checked: '2026-11',
  facts: {
    /** heartbeatIntervalMs, from the client. */
    heartbeat: seconds(30, 'phoenix'),
    /** How it ends depends on the server: Bandit sends 1002, Cowboy 1000. */
    idle: seconds(60, 'phoenix-websocket'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'close' }],
  reconnect: {
    policy: policyOf({
      growth: { kind: 'table', tableMs: [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000], thenMs: 5_000 },
    }),
    source: 'assets/js/phoenix/socket.js',
    npm: 'phoenix',
  },
} as const satisfies Library;
