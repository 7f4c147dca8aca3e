import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const mqtt = {
  name: 'MQTT.js',
  version: '5.16.0',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
    }),
    source: 'src/lib/client.ts',
    npm: 'mqtt',
  },
} as const satisfies Library;
