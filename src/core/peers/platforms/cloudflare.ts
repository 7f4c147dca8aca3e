import type { Hop } from '../peer.ts';

/** It publishes no limit for WebSockets; restarts of its servers end them. */
export const cloudflare = {
  name: 'Cloudflare',
  version: '',
  checked: '2026-11',
  facts: {},
  settings: null,
  unset: 'unknown',
  source: 'cloudflare-websockets',
} as const satisfies Hop;
