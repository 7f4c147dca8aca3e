import type { Scenario, Settings } from '../core/sim/settings.ts';
import { fullJitter, quiet } from './base.ts';

/** What a careful application runs with: a heartbeat every 30 s, a server that notices 60 s of silence, full jitter. */
const careful: Settings = {
  ...quiet,
  latencyMs: 40,
  heartbeatMs: 30_000,
  serverSilenceMs: 60_000,
  restartMs: 1_400,
  policy: fullJitter,
};

/** The server says goodbye: Close 1001, then it restarts. */
export const goingAway: Scenario = {
  id: 'going-away',
  profile: 'chromium',
  server: 'ws',
  handshake: { kind: 'accept' },
  settings: careful,
  seed: 11,
  connectAtMs: 0,
  acts: [{ atMs: 51_600, kind: 'server-shutdown', args: { reason: 'shutting down' } }],
  watchMs: 120_000,
};

/** Nobody says anything: something between the two drops every packet, and forty seconds later it is mended. */
export const cablePulled: Scenario = {
  ...goingAway,
  id: 'cable-pulled',
  seed: 11,
  acts: [
    { atMs: 51_600, kind: 'cable-pull' },
    { atMs: 92_000, kind: 'network-restore' },
  ],
};
