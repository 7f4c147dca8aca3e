import type { Segment, Side } from '../../protocol/segment.ts';
import { type EndpointEffect, type EndpointInput, type EndpointTimer, step } from '../endpoint.ts';
import { proxyClosed } from '../rules.ts';
import { accept, addStream, asResultOf, record, schedule, type World } from '../world.ts';
import { type Connection, type End, otherSide, type Socket, type Stream } from './connection.ts';
import { transmit } from './path.ts';
import { acknowledgement, forge, type Packet, resetAnswer, type TcpEffect, type TcpInput, tcpStep } from './tcp.ts';

/** What the two applications do when their socket tells them something. */
export type Applications = {
  readonly opened: (stream: Stream, side: Side) => void;
  readonly message: (stream: Stream, side: Side, payload: string) => void;
  readonly closed: (stream: Stream, side: Side, code: number) => void;
};

/** What carries out the effects of sockets and endpoints, bound to one world and its two applications. */
export type Wire = {
  readonly world: World;
  readonly connect: () => void;
  /** Gives an endpoint something to react to. */
  readonly drive: (stream: Stream, side: Side, input: EndpointInput) => void;
  /** Puts a segment on a stream, past its endpoint. */
  readonly send: (stream: Stream, side: Side, segment: Segment) => void;
  /** The same for a kernel's socket. */
  readonly socket: (connection: Connection, side: Side, input: TcpInput) => void;
  readonly proxyCloses: (connection: Connection, how: 'fin' | 'rst') => void;
};

/** The server's kernel takes what arrives, and nobody reads it. */
const isDeaf = (world: World, side: Side) => side === 'server' && (world.server === 'frozen' || world.exiting);

/** Does this side's kernel still run? */
export const hostLives = (world: World, side: Side): boolean => side === 'client' || world.server !== 'silent';

export function newWire(world: World, applications: Applications): Wire {
  function sendPacket(connection: Connection, from: Side, packet: Packet, retransmission: number): void {
    const to = otherSide(from);
    transmit(world, connection, { from, to, packet }, retransmission, {
      arrives: (arrived) => arrive(connection, to, arrived),
      answered: (flag) => fromProxy(connection, from, flag),
    });
  }

  /** What a proxy says in the name of the peer. */
  function fromProxy(connection: Connection, to: Side, flag: 'fin' | 'rst' | 'ack'): void {
    const tcp = connection[to]?.tcp;
    if (tcp?.state !== 'open') return;
    transmit(world, connection, { from: 'proxy', to, packet: forge(tcp, flag) }, 0, {
      arrives: (packet) => arrive(connection, to, packet),
      answered: () => {},
    });
  }

  function arrive(connection: Connection, side: Side, packet: Packet): void {
    // A proxy that ends TCP itself sees payload only, so the ends' keepalive cannot keep it awake (AWS Classic Load
    // Balancer documents it); a middlebox that forgets flows silently counts every packet.
    if (packet.flag === 'data' || world.scenario.settings.proxyExpiry === 'drop')
      connection.proxyHeardAtMs = world.nowMs;
    const own = connection[side];
    if (side === 'server' && packet.flag === 'syn' && !own) {
      const listens = world.server === 'running' || world.server === 'frozen';
      if (!listens || world.scenario.handshake.kind === 'refuse') sendPacket(connection, side, resetAnswer(packet), 0);
      else {
        accept(world, connection);
        socket(connection, side, { kind: 'accept' });
      }
      return;
    }
    if (!own || own.tcp.state === 'closed') {
      const answered =
        packet.flag === 'data' || packet.flag === 'keepalive' || (packet.flag === 'fin' && !own?.tcp.tidy);
      if (answered) sendPacket(connection, side, resetAnswer(packet), 0);
      // TIME_WAIT: a FIN that comes again is acknowledged again.
      else if (packet.flag === 'fin') sendPacket(connection, side, acknowledgement(packet), 0);
      return;
    }
    socket(connection, side, { kind: 'packet', packet });
  }

  function socket(connection: Connection, side: Side, input: TcpInput): void {
    const own = connection[side];
    if (!own) return;
    const [next, effects] = tcpStep(own.tcp, input, world.nowMs);
    own.tcp = next;
    for (const effect of effects) asResultOf(world, () => onTcp(connection, side, own, effect));
  }

  function onTcp(connection: Connection, side: Side, own: Socket, effect: TcpEffect): void {
    switch (effect.kind) {
      case 'transmit':
        return sendPacket(connection, side, effect.packet, effect.retransmission);
      case 'arm':
        return schedule(world, effect.atMs, () => {
          if (own.tcp.dueAtMs[effect.timer] === effect.atMs && hostLives(world, side))
            socket(connection, side, { kind: 'timer', timer: effect.timer });
        });
      case 'deliver':
        if (isDeaf(world, side)) own.unread = true;
        else for (const stream of connection.streams) drive(stream, side, { kind: 'segment', segment: effect.segment });
        return;
      case 'timed-out':
        for (const stream of connection.streams) {
          // An orphan's last attempt concerns nobody.
          if (stream[side]?.endpoint.state !== 'CLOSED')
            record(world, stream.number, { kind: 'timer', side, timer: effect.timer });
          drive(stream, side, { kind: 'timed-out' });
        }
        return;
      default:
        if (!isDeaf(world, side)) for (const stream of connection.streams) drive(stream, side, { kind: effect.kind });
    }
  }

  function drive(stream: Stream, side: Side, input: EndpointInput): void {
    const end = stream[side];
    if (!end) return;
    const [next, effects] = step(end.endpoint, input);
    end.endpoint = next;
    for (const effect of effects) onEndpoint(stream, side, end, effect);
  }

  function onEndpoint(stream: Stream, side: Side, end: End, effect: EndpointEffect): void {
    switch (effect.kind) {
      case 'tcp':
        return socket(stream.connection, side, { kind: effect.call });
      case 'send':
        return send(stream, side, effect.segment);
      case 'arm':
        return arm(stream, side, end, effect.timer, effect.afterMs);
      case 'disarm':
        for (const timer of effect.timer ? [effect.timer] : Object.keys(end.deadlines))
          delete end.deadlines[timer as EndpointTimer];
        return;
      case 'record':
        return record(world, stream.number, effect.detail);
      case 'opened':
        return applications.opened(stream, side);
      case 'message':
        return applications.message(stream, side, effect.payload);
      case 'closed':
        return applications.closed(stream, side, effect.close.code);
    }
  }

  function arm(stream: Stream, side: Side, end: End, timer: EndpointTimer, afterMs: number): void {
    const atMs = world.nowMs + afterMs;
    end.deadlines[timer] = atMs;
    schedule(world, atMs, () => {
      // A frozen process looks at no timer.
      if (end.deadlines[timer] !== atMs || isDeaf(world, side)) return;
      delete end.deadlines[timer];
      drive(stream, side, { kind: 'timer', timer });
    });
  }

  const send = (stream: Stream, side: Side, segment: Segment): void =>
    socket(stream.connection, side, { kind: 'send', segment });

  return {
    world,
    drive,
    send,
    socket,
    connect: () => {
      const stream = addStream(world);
      record(world, stream.number, { kind: 'ready-state', side: 'client', state: 'CONNECTING' });
      drive(stream, 'client', { kind: 'start' });
      socket(stream.connection, 'client', { kind: 'connect' });
    },
    proxyCloses: (connection, how) => {
      connection.rules.push(proxyClosed);
      for (const side of ['client', 'server'] as const) asResultOf(world, () => fromProxy(connection, side, how));
    },
  };
}
