import { versionsRead } from '../../protocol/versions-read.ts';
import { minutes, seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const envoyGateway = {
  name: 'Envoy Gateway',
  version: versionsRead['envoy-gateway'],
  checked: '2026-11',
  facts: {
    idle: minutes(5, 'envoy-gateway-timeouts'),
    grace: seconds(60, 'envoy-gateway-shutdown'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'unknown' }],
  settings: ['ClientTrafficPolicy', 'streamIdleTimeout', 'drainTimeout'],
  source: 'envoy-gateway-timeouts',
} as const satisfies Platform;
