import { policyOf } from '../../backoff/policy.ts';
import { seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const signalr = {
  name: 'SignalR',
  version: '10.0.11',
  checked: '2026-11',
  facts: {
    /** keepAliveIntervalInMilliseconds, in messages of its own. */
    heartbeat: seconds(15, 'signalr-connection'),
    /** serverTimeoutInMilliseconds */
    'heartbeat-detection': seconds(30, 'signalr-connection'),
  },
  endings: [{ fact: 'heartbeat-detection', kind: 'heartbeat', expiry: 'close' }],
  reconnect: {
    policy: policyOf({
      growth: { kind: 'table', tableMs: [0, 2_000, 10_000, 30_000], thenMs: null },
    }),
    source: 'src/SignalR/clients/ts/signalr/src/DefaultReconnectPolicy.ts',
    npm: '@microsoft/signalr',
  },
} as const satisfies Library;
