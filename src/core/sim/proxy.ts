import { proxyDrops } from './rules.ts';
import type { ProxyExpiry } from './settings.ts';
import type { Connection } from './transport/connection.ts';
import { proxyState } from './transport/path.ts';
import type { Wire } from './transport/wire.ts';
import { record, schedule } from './world.ts';

/** The idle timer of the proxy on the path: any packet in either direction winds it up again. */
export function watchProxy(wire: Wire, connection: Connection): void {
  const { world } = wire;
  const { proxyIdleMs, proxyExpiry } = world.scenario.settings;
  if (proxyIdleMs <= 0) return;
  const look = () => {
    if (proxyState(connection) !== 'open' || connection.client.tcp.state !== 'open') return;
    const dueMs = connection.proxyHeardAtMs + proxyIdleMs;
    if (dueMs > world.nowMs) schedule(world, dueMs, look);
    else expireProxy(wire, connection, proxyExpiry);
  };
  schedule(world, connection.proxyHeardAtMs + proxyIdleMs, look);
}

/** The proxy's idle timer fires. None of the proxies in FACTS sends a Close frame then. */
export function expireProxy(wire: Wire, connection: Connection, how: ProxyExpiry): void {
  const { world } = wire;
  const attempt = connection.streams[0]!.number;
  record(world, attempt, { kind: 'path', state: how === 'drop' ? 'proxy-drops' : 'proxy-closes' });
  if (how === 'drop') connection.rules.push(proxyDrops);
  else wire.proxyCloses(connection, how);
}
