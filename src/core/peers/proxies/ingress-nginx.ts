import { versionsRead } from '../../protocol/versions-read.ts';
import { seconds } from '../fact.ts';
import type { Hop } from '../peer.ts';

/** Retired: no releases and no security fixes after March 2026, says its README. */
export const ingressNginx = {
  name: 'ingress-nginx',
  version: versionsRead['ingress-nginx'],
  checked: '2026-11',
  facts: {
    idle: seconds(60, 'ingress-nginx'),
    /** worker-shutdown-timeout: how long workers of the old configuration live after a reload. */
    'worker-shutdown': seconds(240, 'ingress-nginx-config'),
    /** The least that its documentation advises for WebSockets. */
    'advised-idle': seconds(3600, 'ingress-nginx'),
  },
  endings: [{ fact: 'idle', kind: 'idle', expiry: 'hang-up' }],
  settings: ['proxy-read-timeout', 'proxy-send-timeout'],
  source: 'ingress-nginx',
} as const satisfies Hop;
