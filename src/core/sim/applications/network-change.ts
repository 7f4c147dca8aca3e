import type { NetworkChangeRules, NetworkNotice, PingTimer } from '../../peers/client.ts';
import { has } from '../rules.ts';
import type { Stream } from '../transport/connection.ts';
import { breakHttp2 } from '../transport/http2.ts';
import type { Wire } from '../transport/wire.ts';
import { record, schedule, type World } from '../world.ts';
import { isOpen, ping } from './speak.ts';

/** Does the client's host know a way to the server? A lost carrier takes no route along. */
const hasRoute = ({ faults }: World): boolean => !has(faults, 'interface-down') && !has(faults, 'route-gone');

/** The client's system says that its network changed: a client that listens reacts once it has gathered all of it. */
export function notify(wire: Wire, notice: NetworkNotice): void {
  const { world } = wire;
  const { networkChange: rules } = world.profile;
  if (!rules?.notices.includes(notice)) return;
  world.addressChanged ||= notice === 'address';
  if (world.gathersUntilMs > world.nowMs) return;
  world.gathersUntilMs = world.nowMs + rules.gatheredMs;
  if (rules.gatheredMs === 0) react(wire, rules);
  else schedule(world, world.gathersUntilMs, () => react(wire, rules));
}

/** An address that came or went counts in any case, a route only if there is another one afterwards. */
function react(wire: Wire, { endsHttp2, pings }: NetworkChangeRules): void {
  const { world } = wire;
  const changed = world.addressChanged || world.knownRoute !== hasRoute(world);
  world.addressChanged = false;
  world.knownRoute = hasRoute(world);
  if (!changed) return;
  if (endsHttp2) for (const connection of world.connections) breakHttp2(wire, connection, 'client', 'reset');
  if (pings) for (const stream of world.streams) pingUnlessHeard(wire, stream, pings);
}

/** Pings a server from which nothing comes within `quietMs`, and gives up when still nothing comes. One ping at a time. */
function pingUnlessHeard(wire: Wire, stream: Stream, { quietMs, timeoutMs }: PingTimer): void {
  const { world } = wire;
  if (!isOpen(stream, 'client') || stream.wondersSinceMs !== null) return;
  const sinceMs = world.nowMs;
  stream.wondersSinceMs = sinceMs;
  /** What was heard meanwhile has taken the question back, and perhaps there is a later one. */
  const stillWonders = (): boolean => isOpen(stream, 'client') && stream.wondersSinceMs === sinceMs;
  schedule(world, sinceMs + quietMs, () => {
    if (!stillWonders()) return;
    ping(wire, stream, 'client');
    schedule(world, world.nowMs + timeoutMs, () => {
      if (!stillWonders()) return;
      record(world, stream.number, { kind: 'timer', side: 'client', timer: 'link-change-timeout' });
      wire.drive(stream, 'client', { kind: 'fail' });
    });
  });
}

/** A message or a pong arrived. */
export function heardFromServer(stream: Stream, nowMs: number): void {
  stream.client.heardAtMs = nowMs;
  stream.wondersSinceMs = null;
}
