import type { Scenario } from '../core/sim/settings.ts';
import { fullJitter, type Parts, retold, slantMs } from './base.ts';
import { named } from './index.ts';

/** What differs from a story of the lab; `watchMs` counts from the last act. */
type Told = Parts & { readonly scenario: string };

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
  'stream-reset': { scenario: 'h2-rst-stream-cancel', watchMs: 1_000 },
  'shared-fate': {
    scenario: 'h2-two-sockets-one-reset',
    acts: [
      { atMs: 1_000, kind: 'client-connect-another' },
      { atMs: 2_000, kind: 'server-reset', args: { ends: 'connection' } },
    ],
    watchMs: 1_000,
  },
  'goaway-then-closed': { scenario: 'h2-goaway-then-connection-closed', watchMs: 1_000 },
  'tls-bare-fin': { scenario: 'tls-fin-without-close-notify', watchMs: 1_000 },
  'tls-alert': { scenario: 'tls-fatal-alert-from-server', watchMs: 1_000 },
} as const satisfies Readonly<Record<string, Told>>;

export type PictureId = keyof typeof told;
export const pictureIds = Object.keys(told) as readonly PictureId[];

/** A run that teaches one sentence of a guide. */
export function guideStory(id: PictureId): Scenario {
  const { scenario, settings, ...rest }: Told = told[id];
  return retold(named(scenario), { ...rest, settings: { latencyMs: slantMs, ...settings } });
}
