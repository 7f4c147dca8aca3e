import type { Side } from '../protocol/segment.ts';
import type { EndpointEffect, EndpointInput, EndpointTimer } from './endpoint.ts';
import { step } from './endpoint.ts';
import { pathCarries, transmit } from './network.ts';
import { forge, type Packet, resetAnswer, type TcpEffect, type TcpInput, tcpStep } from './tcp.ts';
import { type Attempt, addAttempt, addServerEnd, type End, endOf, record, schedule, type World } from './world.ts';

/** What the two applications do when their socket tells them something. */
export type Applications = {
  readonly opened: (attempt: Attempt, side: Side) => void;
  readonly message: (attempt: Attempt, side: Side, payload: string) => void;
  readonly closed: (attempt: Attempt, side: Side, code: number) => void;
};

/** A connection's machinery, bound to one world and its two applications. */
export type Wire = {
  readonly world: World;
  readonly connect: () => void;
  readonly drive: (attempt: Attempt, side: Side, input: EndpointInput) => void;
  readonly socket: (attempt: Attempt, side: Side, input: TcpInput) => void;
  readonly proxyCloses: (attempt: Attempt, how: 'fin' | 'rst') => void;
};

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** The server's kernel takes what arrives, and nobody reads it. */
const deaf = (world: World) => world.server === 'frozen' || world.exiting;

/** Does this side's kernel still run? */
const hostLives = (world: World, side: Side) => side === 'client' || world.server !== 'silent';

export function newWire(world: World, applications: Applications): Wire {
  function send(attempt: Attempt, side: Side, packet: Packet, retransmission: number): void {
    transmit(
      world,
      attempt,
      side,
      other(side),
      packet,
      retransmission,
      (arrived) => arrive(attempt, other(side), arrived),
      () => fromProxy(attempt, side, 'ack'),
    );
  }

  function fromProxy(attempt: Attempt, to: Side, flag: 'fin' | 'rst' | 'ack'): void {
    const end = endOf(attempt, to);
    if (end?.tcp.state !== 'open') return;
    transmit(world, attempt, 'proxy', to, forge(end.tcp, flag), 0, (packet) => arrive(attempt, to, packet));
  }

  function arrive(attempt: Attempt, side: Side, packet: Packet): void {
    // A proxy that ends TCP itself sees payload only, so the ends' keepalive cannot keep it awake (AWS Classic Load
    // Balancer documents it); a middlebox that forgets flows silently counts every packet.
    if (packet.flag === 'data' || world.scenario.settings.proxyExpiry === 'drop') attempt.proxyHeardAtMs = world.nowMs;
    const end = endOf(attempt, side);
    if (side === 'server' && packet.flag === 'syn' && !end) {
      const listens = world.server === 'running' || world.server === 'frozen';
      if (!listens || world.scenario.handshake.kind === 'refuse') send(attempt, side, resetAnswer(packet), 0);
      else {
        addServerEnd(world, attempt);
        socket(attempt, side, { kind: 'accept' });
      }
      return;
    }
    if (!end || end.tcp.state === 'closed') {
      const answered =
        packet.flag === 'data' || packet.flag === 'keepalive' || (packet.flag === 'fin' && !end?.tcp.tidy);
      if (answered) send(attempt, side, resetAnswer(packet), 0);
      else if (packet.flag === 'fin' && end) send(attempt, side, forgeAck(packet), 0);
      return;
    }
    socket(attempt, side, { kind: 'packet', packet });
  }

  function socket(attempt: Attempt, side: Side, input: TcpInput): void {
    const end = endOf(attempt, side);
    if (!end) return;
    const [next, effects] = tcpStep(end.tcp, input, world.nowMs);
    end.tcp = next;
    for (const effect of effects) onTcp(attempt, side, end, effect);
  }

  function onTcp(attempt: Attempt, side: Side, end: End, effect: TcpEffect): void {
    const { cause } = world;
    switch (effect.kind) {
      case 'transmit':
        send(attempt, side, effect.packet, effect.retransmission);
        break;
      case 'arm':
        schedule(world, effect.atMs, () => {
          if (end.tcp.dueAtMs[effect.timer] === effect.atMs && hostLives(world, side))
            socket(attempt, side, { kind: 'timer', timer: effect.timer });
        });
        break;
      case 'deliver':
        if (side === 'server' && deaf(world)) end.unread = true;
        else drive(attempt, side, { kind: 'segment', segment: effect.segment });
        break;
      case 'timed-out':
        // An orphan's last try concerns nobody.
        if (end.endpoint.state !== 'CLOSED')
          record(world, attempt.number, { kind: 'timer', side, timer: effect.timer });
        drive(attempt, side, { kind: 'timed-out' });
        break;
      default:
        if (!(side === 'server' && deaf(world))) drive(attempt, side, { kind: effect.kind });
    }
    world.cause = cause;
  }

  function drive(attempt: Attempt, side: Side, input: EndpointInput): void {
    const end = endOf(attempt, side);
    if (!end) return;
    const [next, effects] = step(end.endpoint, input);
    end.endpoint = next;
    for (const effect of effects) onEndpoint(attempt, side, end, effect);
  }

  function onEndpoint(attempt: Attempt, side: Side, end: End, effect: EndpointEffect): void {
    switch (effect.kind) {
      case 'tcp':
        return socket(attempt, side, { kind: effect.call });
      case 'send':
        return socket(attempt, side, { kind: 'send', segment: effect.segment });
      case 'arm':
        return arm(attempt, side, end, effect.timer, effect.afterMs);
      case 'disarm':
        for (const timer of effect.timer ? [effect.timer] : Object.keys(end.deadlines))
          delete end.deadlines[timer as EndpointTimer];
        return;
      case 'record':
        return record(world, attempt.number, effect.detail);
      case 'opened':
        return applications.opened(attempt, side);
      case 'message':
        return applications.message(attempt, side, effect.payload);
      case 'closed':
        return applications.closed(attempt, side, effect.close.code);
    }
  }

  function arm(attempt: Attempt, side: Side, end: End, timer: EndpointTimer, afterMs: number): void {
    const atMs = world.nowMs + afterMs;
    end.deadlines[timer] = atMs;
    schedule(world, atMs, () => {
      // A frozen process looks at no timer.
      if (end.deadlines[timer] !== atMs || (side === 'server' && deaf(world))) return;
      delete end.deadlines[timer];
      drive(attempt, side, { kind: 'timer', timer });
    });
  }

  return {
    world,
    drive,
    socket,
    connect: () => {
      const attempt = addAttempt(world);
      record(world, attempt.number, { kind: 'ready-state', side: 'client', state: 'CONNECTING' });
      drive(attempt, 'client', { kind: 'start' });
      socket(attempt, 'client', { kind: 'connect' });
    },
    proxyCloses: (attempt, how) => {
      attempt.proxy = 'closed';
      const { cause } = world;
      for (const side of ['client', 'server'] as const) {
        fromProxy(attempt, side, how);
        world.cause = cause;
      }
    },
  };
}

/** TIME_WAIT: a FIN that comes again is acknowledged again. */
const forgeAck = (packet: Packet): Packet => ({
  flag: 'ack',
  number: packet.acknowledged,
  acknowledged: packet.number + 1,
  segment: null,
});

/**
 * Notes, for each side that still believes in its connection, whether what it sends can reach a living socket.
 * Neither end can know this; it is what the picture shows as "dead, but still OPEN".
 */
export function noteReachability(world: World): void {
  for (const attempt of world.attempts)
    for (const side of ['client', 'server'] as const) {
      const end = endOf(attempt, side);
      if (end?.endpoint.state !== 'OPEN') continue;
      const far = endOf(attempt, other(side));
      const reachable =
        pathCarries(world, attempt, side) &&
        far?.tcp.state === 'open' &&
        hostLives(world, other(side)) &&
        !far.tcp.orphan;
      if (reachable === end.reachable) continue;
      end.reachable = reachable;
      record(world, attempt.number, { kind: 'peer-reachable', side, reachable });
    }
}
