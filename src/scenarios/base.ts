import type { Policy } from '../core/backoff/policy.ts';
import type { Scenario, Settings } from '../core/sim/settings.ts';

/** Nothing runs by itself: no heartbeat, no chatter, no proxy, no reconnect. One millisecond each way, as in the lab. */
export const quiet: Settings = {
  latencyMs: 1,
  jitterMs: 0,
  heartbeatMs: 0,
  heartbeatTimeoutMs: 0,
  serverSilenceMs: 0,
  serverPingMs: 0,
  clientSendMs: 0,
  serverSendMs: 0,
  proxyIdleMs: 0,
  proxyExpiry: 'fin',
  restartMs: 0,
  policy: null,
};

/** Full jitter below a ceiling that doubles from 1 s to 30 s, and starts again with every open connection. */
export const fullJitter: Policy = {
  growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
  jitter: { kind: 'full' },
  capMs: 30_000,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
};

/** One cause of the evidence lab as a story. Times of its outcome count from `causeAtMs`; null: from the proxy's expiry. */
export type Cause = {
  readonly scenario: Scenario;
  readonly causeAtMs: number | null;
  /** Needs a page: the profiles that are only a process have no row. */
  readonly pageOnly: boolean;
};

/** The connection has been quiet for 15 s when an idle cause strikes. */
export const idleCauseAtMs = 15_000;
/** Everything else strikes one second in. */
export const causeAtMs = 1_000;

type Parts = Partial<Omit<Scenario, 'settings' | 'id'>> & {
  readonly settings?: Partial<Settings>;
  readonly causeAtMs?: number | null;
  readonly pageOnly?: boolean;
};

/** A cause in the lab's circumstances: only what differs is written. Watched for 1200 s, as in the lab. */
export function cause(id: string, parts: Parts): Cause {
  const { settings, causeAtMs: at, pageOnly, ...rest } = parts;
  const acts = rest.acts ?? [];
  return {
    causeAtMs: at === undefined ? (acts[0]?.atMs ?? 0) : at,
    pageOnly: pageOnly ?? false,
    scenario: {
      id,
      profile: 'chromium',
      server: 'ws',
      handshake: { kind: 'accept' },
      seed: 1,
      connectAtMs: 0,
      watchMs: 1_200_000,
      ...rest,
      acts,
      settings: { ...quiet, ...settings },
    },
  };
}
