import { seconds } from '../fact.ts';
import type { Library } from '../peer.ts';

export const javaWebsocket = {
  name: 'Java-WebSocket',
  version: '',
  checked: '2026-11',
  facts: {
    /** connectionLostTimeout: it pings and looks for the answer every 60 s; the peer gets no Close frame. */
    heartbeat: seconds(60, 'java-websocket'),
  },
  endings: [{ fact: 'heartbeat', kind: 'heartbeat', expiry: 'hang-up' }],
} as const satisfies Library;
