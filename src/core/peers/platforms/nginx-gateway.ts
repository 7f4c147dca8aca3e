import { versionsRead } from '../../protocol/versions-read.ts';
import { seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const nginxGateway = {
  name: 'NGINX Gateway Fabric',
  version: versionsRead['nginx-gateway'],
  checked: '2026-11',
  facts: {
    /** That of nginx: it writes a directive only where a policy asks for one. */
    idle: seconds(60, 'nginx-proxy'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'hang-up' }],
  settings: ['ProxySettingsPolicy'],
  source: 'nginx-gateway-timeouts',
} as const satisfies Platform;
