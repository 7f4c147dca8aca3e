import { versionsRead } from '../../protocol/versions-read.ts';
import type { Hop } from '../peer.ts';

export const caddy = {
  name: 'Caddy',
  version: versionsRead.caddy,
  checked: '2026-11',
  facts: {},
  settings: ['stream_timeout', 'stream_close_delay'],
  unset: 'none',
  source: 'caddy-reverse-proxy',
} as const satisfies Hop;
