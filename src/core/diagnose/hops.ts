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
  /** What to set, in the program's own words. Null: it cannot be changed. */
  readonly setting: string | null;
  /** `none`: it has no limit by default. `set`: whoever runs it has set one. `unknown`: nobody has published or measured it. */
  readonly unset: 'none' | 'set' | 'unknown' | null;
  readonly source: SourceId;
};

type Given = readonly [
  id: HopId,
  setting: string | null,
  more?: { readonly name: string; readonly unset: Hop['unset']; readonly source: SourceId },
];

// In the order in which people look for them. Values come from timers.ts; who has none there says why.
const given: readonly Given[] = [
  ['nginx', 'proxy_read_timeout, proxy_send_timeout'],
  ['ingress-nginx', 'nginx.ingress.kubernetes.io/proxy-read-timeout, …/proxy-send-timeout'],
  ['haproxy', 'timeout tunnel', { name: 'HAProxy', unset: 'set', source: 'haproxy-tunnel' }],
  ['apache', 'ProxyTimeout'],
  ['envoy', 'stream_idle_timeout, idle_timeout'],
  ['caddy', 'stream_timeout, stream_close_delay', { name: 'Caddy', unset: 'none', source: 'caddy-reverse-proxy' }],
  ['traefik', 'respondingTimeouts', { name: 'Traefik', unset: 'unknown', source: 'traefik-config' }],
  ['alb', 'idle_timeout.timeout_seconds'],
  ['nlb', 'tcp.idle_timeout.seconds'],
  ['api-gateway', null],
  ['google', '--timeout'],
  ['azure-lb', 'IdleTimeoutInMinutes, EnableTcpReset'],
  ['front-door', null],
  ['cloudflare', null, { name: 'Cloudflare', unset: 'unknown', source: 'cloudflare-websockets' }],
  ['heroku', null],
];

const timerOf = (id: HopId, kind: Timer['kind']): Timer | null =>
  timers.find((timer) => timer.via === id && timer.kind === kind) ?? null;

/** Every hop that the guide and the calculator know. */
export const hops: readonly Hop[] = given.map(([id, setting, more]) => {
  const idle = timerOf(id, 'idle');
  const lifetime = timerOf(id, 'lifetime');
  const timer = idle ?? lifetime;
  const name = more?.name ?? timer?.name;
  const source = more?.source ?? timer?.source;
  if (name === undefined || source === undefined) throw new Error(`hop ${id} has neither a timer nor a name`);
  return { id, name, idle, lifetime, setting, unset: more?.unset ?? null, source };
});

export const hopOf = (id: string): Hop | undefined => hops.find((hop) => hop.id === id);

/** What the peers see when the hop's limit is over. */
export const expiryOf = (hop: Hop): Expiry => (hop.idle ?? hop.lifetime)?.expiry ?? 'unknown';
