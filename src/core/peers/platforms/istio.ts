import { versionsRead } from '../../protocol/versions-read.ts';
import { minutes, seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const istio = {
  name: 'Istio',
  version: versionsRead.istio,
  checked: '2026-11',
  facts: {
    /** Gateways with the profile EDGE; all others have none. */
    'edge-idle': minutes(5, 'istio-edge'),
    grace: seconds(5, 'istio-mesh'),
  },
  settings: ['httpStreamIdleTimeout', 'terminationDrainDuration'],
  unset: 'none',
  source: 'istio-listener',
} as const satisfies Platform;
