import type { Moment } from '../../acts/moment.ts';
import type { Side } from '../../protocol/segment.ts';
import { speakerOf } from '../front.ts';
import { has, judge, type LostAt, type Passing, type Rule, type RuleName } from '../rules.ts';
import { asResultOf, isFull, record, schedule, type World } from '../world.ts';
import { attemptOf, type Connection, type Flight, hasPassed, otherSide } from './connection.ts';
import type { Packet } from './tcp.ts';

/** What becomes of a packet at the end of its way: it arrives, or whoever stopped it answers its sender. */
export type Fate = {
  readonly arrives: (packet: Packet) => void;
  readonly answered: (flag: 'ack' | 'rst') => void;
};

/**
 * Puts a packet on the path. It arrives after the latency and never before one sent earlier, unless a rule stops it. A
 * bare acknowledgement is not worth a line in the trace, yet it crosses the same path.
 */
export function transmit(
  world: World,
  connection: Connection,
  passing: Passing,
  retransmission: number,
  fate: Fate,
): void {
  if (isFull(world)) return;
  asResultOf(world, () => {
    const number = world.transmissions++;
    const { to, packet } = passing;
    const side = speakerOf(world, connection, passing);
    const { segment } = packet;
    const attempt = attemptOf(connection, packet);
    if (segment) record(world, attempt, { kind: 'sent', side, to, segment, transmission: number, retransmission });
    const stopped = (asked: Rule['asked']): number | null => {
      const { delayMs, end } = judge(rulesOf(world, connection), asked, passing);
      if (!end) return delayMs;
      lose(world, attempt, passing, number, end.where);
      if (end.kind === 'reset') fate.answered('rst');
      else if (end.acknowledges) fate.answered('ack');
      return null;
    };
    const delayMs = stopped('departing');
    if (delayMs === null) return;
    const { latencyMs } = world.scenario.settings;
    const arrivesAtMs = Math.max(world.nowMs + latencyMs + delayMs, connection.arrivalMs[to]);
    connection.arrivalMs[to] = arrivesAtMs;
    const flight: Flight = { number, passing, sentAtMs: world.nowMs, arrivesAtMs, lost: false };
    connection.flights.add(flight);
    schedule(world, arrivesAtMs, () => {
      connection.flights.delete(flight);
      if (flight.lost || stopped('arriving') === null) return;
      if (segment) record(world, attempt, { kind: 'received', side: to, segment, transmission: number });
      fate.arrives(packet);
    });
  });
}

const rulesOf = (world: World, connection: Connection): readonly Rule[] =>
  world.faults.length + connection.rules.length ? [...world.faults, ...connection.rules, ...world.link] : world.link;

function lose(world: World, attempt: number, { from, packet }: Passing, transmission: number, where: LostAt): void {
  if (packet.segment) record(world, attempt, { kind: 'held', side: from, transmission, where });
}

/** Installs a fault of the path. What has not passed its place yet meets it at once. */
export function install(world: World, rule: Rule): void {
  world.faults.push(rule);
  const { position } = rule;
  if (position === null) return;
  for (const connection of world.connections)
    for (const flight of connection.flights) {
      if (flight.lost || hasPassed(flight, position, world.nowMs)) continue;
      const verdict = rule.onPacket(flight.passing);
      if (verdict.kind !== 'hold') continue;
      flight.lost = true;
      const attempt = attemptOf(connection, flight.passing.packet);
      asResultOf(world, () => lose(world, attempt, flight.passing, flight.number, verdict.where));
    }
}

export function remove(world: World, ...names: readonly RuleName[]): void {
  const left = world.faults.filter((rule) => !names.includes(rule.name));
  world.faults.splice(0, world.faults.length, ...left);
}

/** The path as acts see it. */
export function pathState({ faults }: World): Moment['path'] {
  if (has(faults, 'interface-down') || has(faults, 'carrier-lost') || has(faults, 'route-gone')) return 'client-off';
  return has(faults, 'cable-pulled') ? 'cut' : 'up';
}

/** The proxy on a connection's way as acts see it. */
export function proxyState({ rules }: Connection): Moment['proxy'] {
  if (has(rules, 'proxy-closed')) return 'closed';
  return has(rules, 'proxy-drops') || has(rules, 'proxy-rejects') ? 'drops' : 'open';
}

/** Does the path carry what `side` sends on this connection to the other end? */
export function carries(world: World, connection: Connection, side: Side): boolean {
  const rules = [...world.faults, ...connection.rules];
  if (rules.length === 0) return true;
  const passing: Passing = { from: side, to: otherSide(side), packet: probe };
  return (['departing', 'arriving'] as const).every((asked) => judge(rules, asked, passing).end === null);
}

const probe: Packet = { flag: 'data', number: 0, acknowledged: 0, segment: null };
