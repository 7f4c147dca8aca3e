import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

/**
 * It reconnects when run_forever() is told to, after the time that it is told. Up to 1.8.0 any Close frame ended that;
 * since 1.9.0 it reconnects after every code (_app.py), although its README still has the old rule.
 */
export const websocketClient = {
  name: 'websocket-client (Python)',
  version: versionsRead['websocket-client'],
  checked: '2026-11',
  facts: {},
} as const satisfies Library;
