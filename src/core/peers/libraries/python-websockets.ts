import { policyOf } from '../../backoff/policy.ts';
import { versionsRead } from '../../protocol/versions-read.ts';
import { mebibytes, seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const pythonWebsockets = {
  name: 'Python websockets',
  version: versionsRead['python-websockets'],
  checked: '2026-11',
  facts: {
    /** ping_interval */
    heartbeat: seconds(20, 'python-connection'),
    /** ping_timeout */
    'heartbeat-answer': seconds(20, 'python-connection'),
    'heartbeat-detection': seconds(40, 'python-connection'),
    /** max_size */
    'message-limit': mebibytes(1, 'python-server'),
  },
  endings: [{ fact: 'heartbeat-detection', kind: 'heartbeat', expiry: 'close' }],
  accepts: {
    codes: [
      [1000, 1003],
      [1007, 1014],
      [3000, 4999],
    ],
    otherwise: 'refuses',
    source: 'python-frames',
    key: 'python websockets',
  },
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 3_100, factor: 1.618 },
      capMs: 90_000,
      // After a connection that had opened it connects at once; backoff() starts when that fails.
      first: [
        { minMs: 0, maxMs: 0 },
        { minMs: 0, maxMs: 5_000 },
      ],
    }),
    source: 'src/websockets/asyncio/client.py',
  },
} as const satisfies Library;
