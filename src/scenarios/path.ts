import { idleCauseAtMs as atMs, type Cause, cause } from './base.ts';

const pulled = [{ atMs, kind: 'cable-pull' }] as const;
const ownOff = [{ atMs, kind: 'client-network-off' }] as const;

/** Both ends live, the path between them does not. */
export const path: readonly Cause[] = [
  cause('cable-pulled-idle', { acts: pulled }),
  cause('cable-pulled-client-sending', { acts: pulled, settings: { clientSendMs: 1_000 } }),
  cause('cable-pulled-server-sending', { acts: pulled, settings: { serverSendMs: 1_000 } }),
  cause('cable-pulled-then-close', {
    acts: [...pulled, { atMs: atMs + 5_000, kind: 'client-close', args: { code: 1000 } }],
    causeAtMs: atMs + 5_000,
  }),
  cause('cable-pulled-20s-then-restored', { acts: [...pulled, { atMs: atMs + 20_000, kind: 'network-restore' }] }),
  cause('own-interface-down-idle', { acts: ownOff }),
  cause('own-interface-down-client-sending', { acts: ownOff, settings: { clientSendMs: 1_000 } }),
  cause('connect-while-cable-pulled', { acts: pulled, connectAtMs: atMs + 2_000, causeAtMs: atMs + 2_000 }),
  cause('server-ping-10s-cable-pulled', { acts: pulled, settings: { serverPingMs: 10_000 } }),
  cause('client-heartbeat-10s-cable-pulled', {
    acts: pulled,
    settings: { heartbeatMs: 10_000, heartbeatTimeoutMs: 10_000 },
  }),
  cause('proxy-idle-timeout-nginx', { settings: { proxyIdleMs: 5_000, proxyExpiry: 'fin' }, causeAtMs: null }),
  cause('proxy-idle-timeout-haproxy', { settings: { proxyIdleMs: 5_000, proxyExpiry: 'fin' }, causeAtMs: null }),
  cause('proxy-stopped', { acts: [{ atMs: 1_000, kind: 'proxy-stop' }] }),
];
