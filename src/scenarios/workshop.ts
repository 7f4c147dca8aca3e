import type { ClientId } from '../core/peers/clients.ts';
import type { Scenario } from '../core/sim/settings.ts';
import { fullJitter, story } from './base.ts';

/** What the real parts of the workshop play: loopback, a short heartbeat, no automatic restart, quick retries. */
export const workshop = (profile: ClientId, heartbeatMs: number): Scenario =>
  story('workshop', {
    profile,
    seed: 11,
    watchMs: 120_000,
    settings: { latencyMs: 0, heartbeatMs, policy: { ...fullJitter, capMs: 8_000 } },
  });
