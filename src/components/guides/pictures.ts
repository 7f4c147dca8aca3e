import type { Act } from '../../core/acts/acts.ts';
import { formatRuns } from '../../core/link/run-link.ts';
import type { Scenario, Settings } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { fullJitter } from '../../scenarios/base.ts';
import { scenario as findScenario } from '../../scenarios/index.ts';

/** A run that teaches one sentence of a guide: a scenario, and what differs from it. */
type Told = {
  readonly scenario: string;
  readonly profile?: Scenario['profile'];
  readonly settings?: Partial<Settings>;
  readonly acts?: readonly Act[];
  /** Ms to watch after the last act. */
  readonly watchMs?: number;
};

/** A path with some length, so that arrows slant. */
const latencyMs = 40;

const told = {
  'comes-back': {
    scenario: 'server-sigkill',
    settings: { restartMs: 6_000, policy: { ...fullJitter, reset: { kind: 'stable', afterMs: 10_000 } } },
    watchMs: 20_000,
  },
  'never-comes-back': {
    scenario: 'server-close-1001',
    acts: [{ atMs: 1_000, kind: 'server-shutdown' }],
    settings: { restartMs: 2_000, policy: { ...fullJitter, noRetryCodes: [1000, 1001] } },
    watchMs: 8_000,
  },
  'heartbeat-finds-it': {
    scenario: 'client-heartbeat-10s-cable-pulled',
    settings: { heartbeatMs: 25_000, heartbeatTimeoutMs: 10_000 },
    acts: [{ atMs: 32_000, kind: 'cable-pull' }],
    watchMs: 30_000,
  },
  'server-ping-one-sided': { scenario: 'server-ping-10s-cable-pulled', watchMs: 454_000 },
  'close-and-wait': { scenario: 'server-close-1001', acts: [{ atMs: 1_000, kind: 'server-shutdown' }], watchMs: 2_000 },
  // Near enough for the answer to arrive while the process is going down.
  'exit-at-once': { scenario: 'server-close-1001-then-exit', settings: { latencyMs: 2 }, watchMs: 2_000 },
  'proxy-closes': {
    scenario: 'proxy-idle-timeout-nginx',
    settings: { proxyIdleMs: 60_000, proxyExpiry: 'fin' },
    watchMs: 64_000,
  },
  'proxy-forgets': {
    scenario: 'proxy-idle-timeout-nginx',
    profile: 'ws',
    settings: { proxyIdleMs: 240_000, proxyExpiry: 'drop' },
    acts: [{ atMs: 300_000, kind: 'client-send' }],
    watchMs: 1_200_000,
  },
  'page-parked': { scenario: 'page-navigated', watchMs: 640_000 },
  'own-link-down': {
    scenario: 'own-interface-down-idle',
    profile: 'firefox',
    acts: [{ atMs: 3_000, kind: 'client-network-off' }],
    watchMs: 20_000,
  },
  'handshake-401': { scenario: 'handshake-401', watchMs: 1_000 },
  'accept-then-close': {
    scenario: 'server-close-4000',
    acts: [{ atMs: 700, kind: 'server-close', args: { code: 3000, reason: 'token expired' } }],
    watchMs: 1_000,
  },
  'tab-closed': { scenario: 'tab-closed', watchMs: 2_000 },
} as const satisfies Readonly<Record<string, Told>>;

export type PictureId = keyof typeof told;
export const pictureIds = Object.keys(told) as readonly PictureId[];

/** The simulated run, and the fragment with which the simulator opens the very same one. */
export function tellPicture(id: PictureId): { readonly trace: Trace; readonly fragment: string } {
  const { scenario: base, ...rest }: Told = told[id];
  const found = findScenario(base);
  if (!found) throw new Error(`no scenario called ${base}`);
  const settings: Settings = { ...found.settings, latencyMs, ...rest.settings };
  const scenario: Scenario = { ...found, ...rest, settings };
  const { profile, seed, acts } = scenario;
  return {
    trace: simulate(scenario, acts),
    fragment: `run=${formatRuns([{ v: 1, scenario: base, profile, settings, seed, acts }], findScenario)}`,
  };
}
