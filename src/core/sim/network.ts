import type { Side } from '../protocol/segment.ts';
import type { Sender } from '../trace/trace.ts';
import type { Packet } from './tcp.ts';
import { type Attempt, type Flight, record, schedule, type World } from './world.ts';

const peer = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/**
 * Puts a packet on the path. It arrives after the latency and never before one sent earlier; if the path is gone it is
 * held. A bare acknowledgement is not worth a line in the trace, yet it crosses the same path.
 */
export function transmit(
  world: World,
  attempt: Attempt,
  from: Sender,
  to: Side,
  packet: Packet,
  retransmission: number,
  arrive: (packet: Packet) => void,
  /** A proxy that has closed took it instead. */
  absorbed: () => void = () => {},
): void {
  const { settings } = world.scenario;
  const number = world.transmissions++;
  const visible = packet.segment !== null;
  const { cause } = world;
  if (packet.segment)
    record(world, attempt.number, {
      kind: 'sent',
      side: from,
      to,
      segment: packet.segment,
      transmission: number,
      retransmission,
    });
  const where = blocked(world, attempt, from, to);
  if (where) {
    if (visible) record(world, attempt.number, { kind: 'held', side: from, transmission: number, where });
    world.cause = cause;
    return;
  }
  const jitterMs = settings.jitterMs ? world.linkRandom() * settings.jitterMs : 0;
  const atMs = Math.max(world.nowMs + settings.latencyMs + jitterMs, attempt.arrivalMs[to]);
  attempt.arrivalMs[to] = atMs;
  const flight: Flight = { number, from, to, halfwayMs: (world.nowMs + atMs) / 2, visible, lost: false };
  attempt.flights.push(flight);
  schedule(world, atMs, () => {
    attempt.flights = attempt.flights.filter((one) => one !== flight);
    if (flight.lost) return;
    if (to === 'server' && world.server === 'silent') {
      if (visible) record(world, attempt.number, { kind: 'held', side: from, transmission: number, where: 'host' });
      return;
    }
    if (attempt.proxy === 'closed' && from !== 'proxy') {
      if (visible) record(world, attempt.number, { kind: 'held', side: from, transmission: number, where: 'proxy' });
      absorbed();
      return;
    }
    if (packet.segment)
      record(world, attempt.number, { kind: 'received', side: to, segment: packet.segment, transmission: number });
    arrive(packet);
  });
  world.cause = cause;
}

function blocked(world: World, attempt: Attempt, from: Sender, to: Side): 'path' | 'proxy' | 'interface' | null {
  if (world.path === 'client-off' && (from === 'client' || to === 'client')) return 'interface';
  if (world.path === 'cut') return 'path';
  // A proxy that has closed speaks for itself; one that drops lets nothing through.
  if (attempt.proxy === 'drops') return 'proxy';
  return null;
}

/** What `side` sends on this attempt: can the path carry it? */
export const pathCarries = (world: World, attempt: Attempt, side: Side): boolean =>
  blocked(world, attempt, side, peer(side)) === null && attempt.proxy === 'open';

/** Changes the path. What has not passed the middle yet is lost with it. */
export function setPath(world: World, path: World['path']): void {
  world.path = path;
  record(world, 0, { kind: 'path', state: path });
  if (path === 'up') return;
  const { cause } = world;
  for (const attempt of world.attempts)
    for (const flight of attempt.flights) {
      const gone = path === 'cut' ? flight.halfwayMs > world.nowMs : flight.to === 'client';
      if (!gone || flight.lost) continue;
      flight.lost = true;
      const where = path === 'cut' ? 'path' : 'interface';
      if (flight.visible)
        record(world, attempt.number, { kind: 'held', side: flight.from, transmission: flight.number, where });
      world.cause = cause;
    }
}
