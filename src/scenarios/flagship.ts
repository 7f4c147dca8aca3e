import type { Scenario, Settings } from '../core/sim/settings.ts';
import { fullJitter, story } from './base.ts';

/** What a careful application runs with: a heartbeat every 30 s, a server that notices 60 s of silence, full jitter. */
const careful: Partial<Settings> = {
  latencyMs: 40,
  heartbeatMs: 30_000,
  serverSilenceMs: 60_000,
  restartMs: 1_400,
  policy: fullJitter,
};

const flagship = (id: string, acts: Scenario['acts']): Scenario =>
  story(id, { settings: careful, seed: 11, watchMs: 120_000, acts });

/** The server says goodbye: Close 1001, then it restarts. */
export const goingAway = flagship('going-away', [
  { atMs: 51_600, kind: 'server-shutdown', args: { reason: 'shutting down' } },
]);

/** Nobody says anything: something between the two drops every packet, and forty seconds later it is mended. */
export const cablePulled = flagship('cable-pulled', [
  { atMs: 51_600, kind: 'cable-pull' },
  { atMs: 92_000, kind: 'network-restore' },
]);
