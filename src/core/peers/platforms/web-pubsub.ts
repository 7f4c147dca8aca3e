import { seconds } from '../fact.ts';
import type { Platform } from '../peer.ts';

export const webPubSub = {
  name: 'Azure Web PubSub',
  version: '',
  checked: '2026-11',
  facts: {
    /** It pings its clients. */
    ping: seconds(20, 'azure-web-pubsub'),
    'ping-shortest': seconds(1, 'azure-web-pubsub'),
    'ping-longest': seconds(120, 'azure-web-pubsub'),
  },
  settings: ['WebSocketKeepAliveIntervalInSeconds'],
  unset: 'unknown',
  source: 'azure-web-pubsub',
} as const satisfies Platform;
