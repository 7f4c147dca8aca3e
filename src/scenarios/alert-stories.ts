import type { EndingKind } from '../core/diagnose/ending-kind.ts';
import type { HerdConfig } from '../core/herd/config.ts';
import { choose, full30 } from '../core/peers/policy-choice.ts';
import { outage } from './herd-lesson.ts';

/** The alerts of recipes/alerting/websocket-rules.yaml, each with its page below /runbooks/. Permanent: people copy them. */
export const alerts = [
  { name: 'WebSocketNotReconnecting', slug: 'not-reconnecting' },
  { name: 'WebSocketHandshakesFailing', slug: 'handshakes-failing' },
  { name: 'WebSocketHandshakeOverload', slug: 'handshake-overload' },
  { name: 'WebSocketFaults', slug: 'faults' },
  { name: 'WebSocketConnectionsDropped', slug: 'connections-dropped' },
  { name: 'WebSocketEndingsUnclean', slug: 'endings-unclean' },
  { name: 'WebSocketEndingsAtLimit', slug: 'endings-at-limit' },
] as const;

export type AlertName = (typeof alerts)[number]['name'];

/** What happens to a service after two quiet hours, and which alerts may say so. */
export type AlertStory = {
  readonly id: string;
  /** Clients that are connected before. */
  readonly clients: number;
  /** By how many times they become more within the last hour. */
  readonly growth: number;
  /** The incident as a run of the herd; null: nothing happens. */
  readonly herd: HerdConfig | null;
  /** How the package calls the endings of the incident. */
  readonly kind: EndingKind;
  /** The age in seconds at which they end; null: any age. */
  readonly ageSeconds: number | null;
  /** Every alert that has to fire, and no other may. */
  readonly fires: readonly AlertName[];
};

const service: HerdConfig = { ...outage, overflow: 'refuse', capacityPerSecond: 800, queue: 800 };

/** Endings that go on and on: a small part of the clients after the other, whose servers stay up. */
const steady = { ...service, batches: 100, gapMs: 30_000, drainMs: 30_000, downMs: 0 } as const;

/** Ten servers, one after the other. Each closes its connections with a first wait that the others can take. */
const drained: HerdConfig = {
  ...service,
  batches: 10,
  gapMs: 40_000,
  drainMs: 5_000,
  downMs: 20_000,
  policy: { ...full30, first: [{ minMs: 0, maxMs: 5_000 }] },
};

const base = { clients: service.clients, growth: 1, kind: 'dropped', ageSeconds: null } as const;

export const alertStories = [
  { ...base, id: 'quiet-night', clients: 60, herd: null, fires: [] },
  { ...base, id: 'busy-morning', growth: 3, herd: null, fires: [] },
  { ...base, id: 'deploy-drained', herd: drained, kind: 'restart', fires: [] },
  {
    ...base,
    id: 'deploy-at-once',
    herd: { ...service, downMs: 20_000, drainMs: 1_000 },
    fires: ['WebSocketConnectionsDropped'],
  },
  {
    ...base,
    id: 'herd-not-back',
    herd: { ...outage, policy: choose('fixed-1').policy },
    fires: [
      'WebSocketConnectionsDropped',
      'WebSocketNotReconnecting',
      'WebSocketHandshakesFailing',
      'WebSocketHandshakeOverload',
    ],
  },
  {
    ...base,
    id: 'bad-pool',
    herd: { ...steady, failing: { share: 0.5, untilMs: 3_600_000 } },
    kind: 'going-away',
    fires: ['WebSocketHandshakesFailing'],
  },
  {
    ...base,
    id: 'idle-limit-60',
    herd: steady,
    kind: 'timer',
    ageSeconds: 60.5,
    fires: ['WebSocketEndingsUnclean', 'WebSocketEndingsAtLimit'],
  },
  { ...base, id: 'path-drops', herd: steady, fires: ['WebSocketEndingsUnclean'] },
  { ...base, id: 'bug-after-release', herd: steady, kind: 'server-error', fires: ['WebSocketFaults'] },
] as const satisfies readonly AlertStory[];

export type AlertStoryId = (typeof alertStories)[number]['id'];
