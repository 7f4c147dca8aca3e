import type { SourceId } from '../protocol/sources.ts';
import type { ChoiceOf } from './facts.ts';
import { type Expiry, type Timer, timers } from './timers.ts';

export type HopId = Exclude<ChoiceOf<'via'>, 'none'>;

/** A proxy, load balancer or platform that a connection may pass through. */
export type Hop = {
  readonly id: HopId;
  /** A proper name; no translation. */
  readonly name: string;
  /** Ends a connection that carried nothing for this long, by default. Null: no value of its own, or none published. */
  readonly idle: Timer | null;
  /** Ends a connection of this age, busy or not. */
  readonly lifetime: Timer | null;
  /** What to set, in the program's own words. `fixed`: it says that nobody can. Null: it says nothing. */
  readonly settings: readonly string[] | 'fixed' | null;
  /** What the peers see when its limit is over. Null: it has none, or nobody knows. */
  readonly expiry: Expiry | null;
  /** `none`: it has no limit by default. `set`: whoever runs it has set one. `unknown`: nobody has published or measured it. */
  readonly unset: 'none' | 'set' | 'unknown' | null;
  readonly source: SourceId;
};

type Given = readonly [
  id: HopId,
  settings: Hop['settings'],
  /** For those without a timer in timers.ts. */
  more?: Pick<Hop, 'name' | 'unset' | 'expiry' | 'source'>,
];

// In the order in which people look for them.
const given: readonly Given[] = [
  ['nginx', ['proxy_read_timeout', 'proxy_send_timeout']],
  ['ingress-nginx', ['proxy-read-timeout', 'proxy-send-timeout']],
  // Measured: see src/evidence.
  ['haproxy', ['timeout tunnel'], { name: 'HAProxy', unset: 'set', expiry: 'hang-up', source: 'haproxy-tunnel' }],
  ['apache', ['ProxyTimeout']],
  ['envoy', ['stream_idle_timeout', 'idle_timeout']],
  [
    'caddy',
    ['stream_timeout', 'stream_close_delay'],
    { name: 'Caddy', unset: 'none', expiry: null, source: 'caddy-reverse-proxy' },
  ],
  ['traefik', ['respondingTimeouts'], { name: 'Traefik', unset: 'unknown', expiry: null, source: 'traefik-config' }],
  ['alb', ['idle_timeout.timeout_seconds']],
  ['nlb', ['tcp.idle_timeout.seconds']],
  ['api-gateway', 'fixed'],
  ['google', ['--timeout']],
  ['azure-lb', ['IdleTimeoutInMinutes', 'EnableTcpReset']],
  ['front-door', null],
  ['cloudflare', null, { name: 'Cloudflare', unset: 'unknown', expiry: null, source: 'cloudflare-websockets' }],
  ['heroku', 'fixed'],
];

const timerOf = (id: HopId, kind: Timer['kind']): Timer | null =>
  timers.find((timer) => timer.via === id && timer.kind === kind) ?? null;

/** Every hop that the guide and the calculator know. */
export const hops: readonly Hop[] = given.map(([id, settings, more]) => {
  const idle = timerOf(id, 'idle');
  const lifetime = timerOf(id, 'lifetime');
  const timer = idle ?? lifetime;
  const described = more ?? (timer && { ...timer, unset: null });
  if (!described) throw new Error(`hop ${id} has neither a timer nor a name`);
  const { name, source, expiry, unset } = described;
  return { id, name, idle, lifetime, settings, expiry, unset, source };
});

export const hopOf = (id: string): Hop | undefined => hops.find((hop) => hop.id === id);
