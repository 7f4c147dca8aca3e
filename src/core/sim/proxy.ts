import { endBehindFront } from './front.ts';
import { has, proxyDrops, proxyRejects } from './rules.ts';
import type { ProxyExpiry } from './settings.ts';
import { type Connection, isOver, type Stream } from './transport/connection.ts';
import { proxyState } from './transport/path.ts';
import type { Wire } from './transport/wire.ts';
import { asResultOf, record, schedule, type World } from './world.ts';

/** The idle timer of the proxy on the path: any packet in either direction winds it up again. */
export function watchProxy(wire: Wire, connection: Connection): void {
  const { world } = wire;
  const { proxyIdleMs, proxyExpiry } = world.scenario.settings;
  if (proxyIdleMs <= 0 || connection.proxyIsWatched) return;
  connection.proxyIsWatched = true;
  const look = () => {
    if (proxyState(connection) !== 'open' || connection.client.tcp.state !== 'open') return;
    const dueMs = connection.proxyHeardAtMs + proxyIdleMs;
    if (dueMs > world.nowMs) schedule(world, dueMs, look);
    else if (world.scenario.front) expireStreams(wire, connection);
    else expireProxy(wire, connection, proxyExpiry);
  };
  schedule(world, connection.proxyHeardAtMs + proxyIdleMs, look);
}

const states = { fin: 'proxy-closes', rst: 'proxy-closes', drop: 'proxy-drops', reject: 'proxy-rejects' } as const;

/** The proxy's idle timer fires. None of the proxies in FACTS sends a Close frame then. */
export function expireProxy(wire: Wire, connection: Connection, how: ProxyExpiry): void {
  const { world } = wire;
  // What it does to the connection it does to every attempt on it.
  const living = connection.streams.filter((stream) => !isOver(stream));
  const last = living.pop() ?? connection.streams.at(-1)!;
  const note = ({ number }: Stream) => record(world, number, { kind: 'path', state: states[how] });
  for (const stream of living) asResultOf(world, () => note(stream));
  note(last);
  if (how === 'drop') connection.rules.push(proxyDrops);
  else if (how === 'reject') connection.rules.push(proxyRejects);
  else wire.proxyCloses(connection, how);
}

/** The same timer where the proxy ends TLS and HTTP/2: it ends what it carries, and the client's connection in order. */
function expireStreams(wire: Wire, connection: Connection): void {
  const { world } = wire;
  for (const stream of connection.streams.filter((one) => !isOver(one)))
    asResultOf(world, () => {
      record(world, stream.number, { kind: 'path', state: states.fin });
      endBehindFront(wire, stream);
    });
  connection.proxyIsWatched = false;
}

/** A new attempt on a connection to which the proxy has done something already. */
export function meetProxy(world: World, { number, connection: { rules } }: Stream): void {
  const state = has(rules, 'proxy-closed')
    ? states.fin
    : has(rules, 'proxy-drops')
      ? states.drop
      : has(rules, 'proxy-rejects')
        ? states.reject
        : null;
  if (state) asResultOf(world, () => record(world, number, { kind: 'path', state }));
}
