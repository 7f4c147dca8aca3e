import type { Http2Error, Segment, Side } from '../../protocol/segment.ts';
import { type EndpointEffect, type EndpointInput, type EndpointTimer, step } from '../endpoint.ts';
import { answerFin, passedOn } from '../front.ts';
import { meetProxy } from '../proxy.ts';
import { proxyClosed } from '../rules.ts';
import {
  acceptConnection,
  acceptStream,
  addStream,
  asResultOf,
  listens,
  record,
  schedule,
  type World,
} from '../world.ts';
import { type Connection, type End, otherSide, type Socket, type Stream } from './connection.ts';
import { dropsQueue, endOnStream, heard, loseConnection, onHttp2, sendOnStream, startHttp2 } from './http2.ts';
import { transmit } from './path.ts';
import { hostLives } from './reachability.ts';
import {
  acknowledgement,
  type Packet,
  packetFromPeer,
  resetAnswer,
  type TcpEffect,
  type TcpInput,
  tcpStep,
} from './tcp.ts';
import { endTls, onCorruptRecord, onTls, startTls } from './tls.ts';
import type { Applications, Wire } from './wire.ts';

/** The server's kernel buffers what arrives; its process does not read. */
const isDeaf = (world: World, side: Side) => side === 'server' && (world.server === 'frozen' || world.exiting);

/**
 * Frames of an HTTP/2 connection that belong to none of its streams. A proxy that ends HTTP/2 counts the silence of a
 * stream: with `timeout tunnel 70s` HAProxy 2.6.12 ended Firefox’s after 70 s, although its PING came at 58 s.
 */
const isOfConnection = (segment: Segment | null): boolean =>
  segment?.kind === 'http2' && ['settings', 'ping', 'ping-ack'].includes(segment.frame);

/** The layers from an endpoint down to the path: HTTP/2 and TLS where the connection has them, TCP always. */
export function newWire(world: World, applications: Applications): Wire {
  // --- the path and TCP

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
    transmit(world, connection, { from: 'proxy', to, packet: packetFromPeer(tcp, flag) }, 0, {
      arrives: (packet) => arrive(connection, to, packet),
      answered: () => {},
    });
  }

  function arrive(connection: Connection, side: Side, packet: Packet): void {
    // A proxy that ends TCP itself sees payload only, so the ends' keepalive cannot keep it awake (AWS Classic Load
    // Balancer documents it); a middlebox that forgets flows silently counts every packet.
    const { front, settings } = world.scenario;
    const isCounted = packet.flag === 'data' && !(front && isOfConnection(packet.segment));
    if (isCounted || settings.proxyExpiry === 'drop') connection.proxyHeardAtMs = world.nowMs;
    const own = connection[side];
    if (side === 'server' && packet.flag === 'syn' && !own) {
      if (!(listens(world) || world.scenario.front) || world.scenario.handshake.kind === 'refuse')
        sendPacket(connection, side, resetAnswer(packet), 0);
      else {
        acceptConnection(world, connection);
        socket(connection, side, { kind: 'accept' });
      }
      return;
    }
    if (!own || own.tcp.state === 'closed') {
      // A client that closed while it was connecting answers the SYN-ACK with RST as well.
      const answered =
        ['syn-ack', 'data', 'keepalive'].includes(packet.flag) || (packet.flag === 'fin' && !own?.tcp.closedCleanly);
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
        else deliver(connection, side, effect.segment, effect.stream);
        return;
      case 'timed-out':
        // Timeouts of orphaned sockets are not reported.
        for (const { number, [side]: end } of connection.streams)
          if (end && end.endpoint.state !== 'CLOSED')
            record(world, number, { kind: 'timer', side, timer: effect.timer });
        return tell(connection, side, 'timed-out');
      case 'connected':
        return connection.protocol === 'ws' ? tell(connection, side, 'connected') : secure(connection);
      default:
        if (!isDeaf(world, side)) tell(connection, side, effect.kind);
    }
  }

  /** TCP tells the endpoints; with HTTP/2 between them, they learn only that their streams are gone. */
  function tell(
    connection: Connection,
    side: Side,
    kind: 'connected' | 'finished' | 'reset' | 'refused' | 'timed-out' | 'gone',
  ): void {
    if (connection.http2[side] && kind !== 'connected') {
      loseConnection(wire, connection, side, kind === 'timed-out' ? kind : 'reset');
      if (kind === 'finished') socket(connection, side, { kind: 'close' });
      return;
    }
    for (const stream of connection.streams) drive(stream, side, { kind });
  }

  // --- TLS and HTTP/2

  function secure(connection: Connection): void {
    for (const stream of connection.streams) drive(stream, 'client', { kind: 'securing' });
    startTls(wire, connection);
  }

  function deliver(connection: Connection, side: Side, segment: Segment, number: number | undefined): void {
    if (segment.kind === 'frame' && segment.opcode !== 'close' && segment.defect === 'corrupt-record')
      return onCorruptRecord(wire, connection, side);
    if (segment.kind === 'tls') return onTls(wire, connection, side, segment, () => secured(connection, side));
    heard(wire, connection, side);
    const stream = connection.streams.find((one) => one.number === (number ?? one.number));
    if (segment.kind === 'http2')
      return onHttp2(wire, connection, side, segment, stream, () => tell(connection, side, 'connected'));
    if (!stream) return;
    if (side === 'server' && !stream.server) acceptStream(world, stream);
    drive(stream, side, { kind: 'segment', segment });
  }

  function secured(connection: Connection, side: Side): void {
    if (connection.protocol === 'h2') startHttp2(wire, connection, side);
    else if (side === 'client') tell(connection, side, 'connected');
  }

  const put = (connection: Connection, side: Side, segment: Segment, stream?: number): void =>
    socket(connection, side, { kind: 'send', segment, ...(stream === undefined ? {} : { stream }) });

  function send(stream: Stream, side: Side, segment: Segment): void {
    if (stream.connection.protocol === 'h2') sendOnStream(wire, stream, side, segment);
    else put(stream.connection, side, segment);
  }

  /** What an endpoint calls TCP is the stream with HTTP/2 (RFC 8441 §5), and has a last word with TLS. */
  function endTransport(stream: Stream, side: Side, called: 'finish' | 'close' | 'abort', error?: Http2Error): void {
    const { connection } = stream;
    const call = side === 'server' ? passedOn(world, called) : called;
    if (side === 'server' && called === 'finish') answerFin(wire, stream);
    if (connection.http2[side]) endOnStream(wire, stream, side, call, error);
    else if (connection.protocol === 'ws') socket(connection, side, { kind: call });
    else endTls(wire, connection, side, call);
  }

  // --- the endpoints

  function drive(stream: Stream, side: Side, input: EndpointInput): void {
    const end = stream[side];
    if (!end) return;
    const [next, effects] = step(end.endpoint, input);
    end.endpoint = next;
    const unsent = dropsQueue(wire, stream, side, effects);
    for (const effect of effects) if (!unsent || effect.kind !== 'send') onEndpoint(stream, side, end, effect);
  }

  function onEndpoint(stream: Stream, side: Side, end: End, effect: EndpointEffect): void {
    switch (effect.kind) {
      case 'tcp':
        return endTransport(stream, side, effect.call, effect.error);
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

  const wire: Wire = {
    world,
    drive,
    send,
    put,
    socket,
    endTransport,
    abort: (stream: Stream, side: Side, error: Http2Error) => {
      if (stream.connection.http2[side]) endTransport(stream, side, 'abort', error);
      drive(stream, side, { kind: 'abort' });
    },
    connect: (isSecond = false) => {
      const stream = addStream(world, isSecond);
      record(world, stream.number, { kind: 'ready-state', side: 'client', state: 'CONNECTING' });
      drive(stream, 'client', { kind: 'start' });
      const { connection } = stream;
      if (connection.streams.length === 1) return socket(connection, 'client', { kind: 'connect' });
      meetProxy(world, stream);
      drive(stream, 'client', { kind: 'connected' });
    },
    proxyCloses: (connection, how) => {
      connection.rules.push(proxyClosed);
      for (const side of ['client', 'server'] as const) asResultOf(world, () => fromProxy(connection, side, how));
    },
  };
  return wire;
}
