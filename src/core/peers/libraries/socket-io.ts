import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import { seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const socketIo = {
  name: 'Socket.IO',
  version: versionsRead['socket-io'],
  checked: '2026-11',
  facts: {
    /** pingInterval: the server asks. */
    heartbeat: seconds(25, 'engine-io-server'),
    /** pingTimeout */
    'heartbeat-answer': seconds(20, 'engine-io-server'),
    'heartbeat-detection': seconds(45, 'engine-io-server'),
  },
  endings: [{ fact: 'heartbeat-detection', kind: 'heartbeat', expiry: 'close' }],
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'parity', share: 0.5 },
      capMs: 5_000,
      capOrder: 'after-jitter',
    }),
    source: 'packages/socket.io-client/lib/contrib/backo2.ts',
    npm: 'socket.io-client',
  },
} as const satisfies Library;
