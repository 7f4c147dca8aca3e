import type { Scenario } from '../core/sim/settings.ts';
import { type Parts, retold } from './base.ts';
import { named } from './index.ts';

/** How long the reader of a silent drop waits before the first message that is lost, in ms. */
const sendsLaterMs = 10_000;

/** A story of the lab; `parts` says what differs, given the idle limit of the incident in ms. */
type Told = readonly [scenario: string, parts?: (idleMs: number) => Parts];

const closesWith = (code: number): Told => [
  'server-close-1000',
  () => ({ acts: [{ atMs: 1_000, kind: 'server-close', args: { code } }] }),
];

/** For each cause of the diagnosis the story that ends in the same way. A cause that the simulator does not model has none. */
const told: Readonly<Record<string, Told>> = {
  'idle-timeout': ['proxy-idle-timeout-nginx', (proxyIdleMs) => ({ settings: { proxyIdleMs } })],
  'silent-drop': [
    'proxy-idle-timeout-nginx',
    (proxyIdleMs) => ({
      profile: 'ws',
      settings: { proxyIdleMs, proxyExpiry: 'drop' },
      acts: [{ atMs: proxyIdleMs + sendsLaterMs, kind: 'client-send' }],
    }),
  ],
  'ping-race': [
    'proxy-idle-timeout-nginx',
    (ms) => ({ settings: { latencyMs: 20, jitterMs: 40, heartbeatMs: ms, proxyIdleMs: ms } }),
  ],
  'lifetime-limit': [
    'proxy-stopped',
    () => ({ acts: [{ atMs: 1_000, kind: 'proxy-timeout', args: { how: 'fin', limit: 'lifetime' } }] }),
  ],
  'heartbeat-missed': ['client-heartbeat-10s-cable-pulled'],
  'process-killed': ['server-sigkill'],
  'stopped-without-close': ['server-sigterm-no-handler'],
  'proxy-reload': ['proxy-stopped'],
  'network-lost': ['cable-pulled-idle'],
  'network-switch': ['own-interface-down-idle'],
  'close-unanswered': ['client-close-unanswered'],
  'server-idle-limit': ['server-close-1001'],
  'graceful-shutdown': ['server-close-1001-then-exit'],
  'service-restart': ['server-close-1012'],
  overloaded: ['server-close-1013'],
  'page-left': ['tab-closed'],
  'parked-page': ['page-navigated'],
  'too-big': ['server-message-too-big'],
  'bad-utf8': ['server-invalid-utf8'],
  'broken-frames': ['server-masked-frame'],
  'unsupported-data': closesWith(1003),
  'not-allowed': closesWith(1008),
  'server-exception': ['server-close-1011'],
  'bad-gateway': closesWith(1014),
  'no-code': ['server-close-no-code'],
  'normal-close': ['server-close-1000'],
  'own-close': ['client-close-1000'],
  'application-code': ['server-close-4000'],
  'code-not-sendable': ['server-close-code-1006-on-wire'],
  'auth-refused': ['handshake-401'],
  'origin-refused': ['handshake-403'],
  'upstream-down': ['handshake-503'],
  'not-listening': ['handshake-refused'],
  'bad-certificate': ['tls-self-signed'],
  'tls-refused': ['tls-handshake-tls10-only'],
  'wrong-subprotocol': ['handshake-subprotocol-not-selected'],
  'never-answered': ['handshake-unanswered'],
  redirected: ['handshake-redirect'],
};

/** The story of a cause with the idle limit of an incident, in ms; null where there is no model. */
export function storyOfCause(causeId: string, idleMs: number): Scenario | null {
  const [id, parts] = (Object.hasOwn(told, causeId) && told[causeId]) || [];
  return id === undefined ? null : retold(named(id), parts?.(idleMs) ?? {});
}
