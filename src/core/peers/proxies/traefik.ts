import { versionsRead } from '../../protocol/versions-read.ts';
import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

export const traefik = {
  name: 'Traefik',
  version: versionsRead.traefik,
  checked: '2026-11',
  facts: {
    /** respondingTimeouts.readTimeout, for HTTP. */
    'http-read': seconds(60, 'traefik-config'),
    /** respondingTimeouts.idleTimeout, for HTTP. */
    'http-idle': seconds(180, 'traefik-config'),
  },
  settings: ['respondingTimeouts'],
  unset: 'unknown',
  source: 'traefik-config',
} as const satisfies Hop;
