import type { Http2Rules, PingTimer } from '../../peers/client.ts';
import type { Http2Error, Http2Frame, Segment, Side } from '../../protocol/segment.ts';
import type { EndpointEffect } from '../endpoint.ts';
import { asResultOf, record, schedule } from '../world.ts';
import type { Connection, End, Stream } from './connection.ts';
import { newHttp2 } from './http2-state.ts';
import type { Wire } from './wire.ts';

const frame = (name: 'settings' | 'ping' | 'ping-ack' | 'end-stream' | 'request' | 'response'): Http2Frame => ({
  kind: 'http2',
  frame: name,
});

const clientRules = ({ world }: Wire): Http2Rules => world.profile.http2!;

/** The stream is over at this end: both directions ended, or one end reset it. */
const isOver = (end: End): boolean => end.reset || (end.ended && end.peerEnded);

/** Both ends begin with SETTINGS; that of a server says whether it takes WebSockets. RFC 9113 §3.4, RFC 8441 §3. */
export function startHttp2(wire: Wire, connection: Connection, side: Side): void {
  connection.http2[side] = newHttp2(wire.world.nowMs);
  wire.put(connection, side, frame('settings'));
  const timer = side === 'client' ? clientRules(wire).pingWhenQuiet : null;
  if (timer) watchQuiet(wire, connection, timer);
}

/** `pingWhenQuiet`: looks again when the silence would be long enough. */
function watchQuiet(wire: Wire, connection: Connection, timer: PingTimer): void {
  const { world } = wire;
  const own = connection.http2.client!;
  schedule(world, own.heardAtMs + timer.quietMs, () => {
    if (connection.client.tcp.state !== 'open' || connection.client.tcp.orphan) return;
    if (own.askedAtMs === null && world.nowMs >= own.heardAtMs + timer.quietMs) ask(wire, connection, timer);
    if (own.askedAtMs === null) watchQuiet(wire, connection, timer);
  });
}

/** Sends a PING, and gives the connection up when nothing comes until its time is over. */
function ask(wire: Wire, connection: Connection, timer: PingTimer): void {
  const { world } = wire;
  const own = connection.http2.client!;
  const askedAtMs = world.nowMs;
  own.askedAtMs = askedAtMs;
  asResultOf(world, () => wire.put(connection, 'client', frame('ping')));
  schedule(world, askedAtMs + timer.timeoutMs, () => {
    if (own.askedAtMs !== askedAtMs || connection.client.tcp.state !== 'open') return;
    for (const { number, client } of connection.streams)
      if (client.endpoint.state !== 'CLOSED')
        record(world, number, { kind: 'timer', side: 'client', timer: 'http2-ping-timeout' });
    breakHttp2(wire, connection, 'client', 'timed-out');
  });
}

/** Something arrived: whoever asked has an answer. */
export function heard(wire: Wire, connection: Connection, side: Side): void {
  const own = connection.http2[side];
  if (!own) return;
  const { askedAtMs } = own;
  own.heardAtMs = wire.world.nowMs;
  own.askedAtMs = null;
  const timer = side === 'client' ? clientRules(wire).pingWhenQuiet : null;
  if (timer && askedAtMs !== null) watchQuiet(wire, connection, timer);
}

/** The connection below is gone: every stream on it ends at once, as by a reset. */
export function loseConnection(wire: Wire, connection: Connection, side: Side, how: 'reset' | 'timed-out'): void {
  for (const stream of connection.streams) {
    const end = stream[side];
    if (!end || isOver(end)) continue;
    end.reset = true;
    asResultOf(wire.world, () => wire.drive(stream, side, { kind: how }));
  }
}

/** This end gives an HTTP/2 connection up: every stream on it ends, then TCP. */
export function breakHttp2(wire: Wire, connection: Connection, side: Side, how: 'reset' | 'timed-out'): void {
  if (!connection.http2[side] || connection[side]?.tcp.state !== 'open' || connection[side].tcp.orphan) return;
  loseConnection(wire, connection, side, how);
  wire.socket(connection, side, { kind: 'close' });
}

/** Puts a segment of a stream on the connection, unless this end of the stream is over. */
export function sendOnStream(wire: Wire, stream: Stream, side: Side, segment: Segment): void {
  const { world } = wire;
  const end = stream[side];
  if (!end || end.reset || end.ended) return;
  // Node's http2 writes in a later turn of its event loop: what process.exit() overtakes was never written.
  if (side === 'server' && world.exiting) return;
  if (side === 'client') askBeforeSending(wire, stream.connection);
  wire.put(stream.connection, side, segment, stream.number);
  const isClose = segment.kind === 'frame' && segment.opcode === 'close';
  if (side === 'client' && isClose && clientRules(wire).endsStreamWithClose) endStream(wire, stream, side, end);
}

/** `pingBeforeSending`: Chromium's "preface ping". */
export function askBeforeSending(wire: Wire, connection: Connection): void {
  const own = connection.http2.client;
  const timer = clientRules(wire).pingBeforeSending;
  if (!own || !timer || own.askedAtMs !== null || wire.world.nowMs - own.heardAtMs <= timer.quietMs) return;
  ask(wire, connection, timer);
}

function endStream(wire: Wire, stream: Stream, side: Side, end: End): void {
  if (end.ended || end.reset) return;
  end.ended = true;
  wire.put(stream.connection, side, frame('end-stream'), stream.number);
}

function reset(wire: Wire, stream: Stream, side: Side, end: End, error: Http2Error): void {
  if (isOver(end)) return;
  end.reset = true;
  wire.put(stream.connection, side, { kind: 'http2', frame: 'rst-stream', error }, stream.number);
}

/** What stands for ending TCP on a stream. RFC 8441 §5: END_STREAM for FIN, RST_STREAM with CANCEL for RST. */
export function endOnStream(
  wire: Wire,
  stream: Stream,
  side: Side,
  call: 'finish' | 'close' | 'abort',
  error: Http2Error = 'cancel',
): void {
  const end = stream[side];
  if (!end) return;
  if (call === 'abort') return reset(wire, stream, side, end, error);
  if (call === 'finish' || side === 'server') return endStream(wire, stream, side, end);
  const { sent, received } = end.endpoint;
  const proper = end.peerEnded || (sent && received !== undefined);
  if (proper && !clientRules(wire).endsStreamWithClose) return;
  reset(wire, stream, side, end, error);
}

/** Does this end reset its stream in this very turn, and take back what it was about to send? */
export function dropsQueue(wire: Wire, stream: Stream, side: Side, effects: readonly EndpointEffect[]): boolean {
  if (stream.connection.protocol !== 'h2' || side !== 'client' || !clientRules(wire).resetDropsQueue) return false;
  return effects.some((effect) => effect.kind === 'tcp' && effect.call === 'close');
}

/** A frame of HTTP/2 arrived at `side`; `settled` is called once both ends have said what they can. */
export function onHttp2(
  wire: Wire,
  connection: Connection,
  side: Side,
  segment: Http2Frame,
  stream: Stream | undefined,
  settled: () => void,
): void {
  const end = stream?.[side];
  switch (segment.frame) {
    case 'settings':
      if (side === 'client') settled();
      return;
    case 'ping':
      return wire.put(connection, side, frame('ping-ack'));
    case 'request':
      return wire.put(connection, side, frame('response'));
    case 'goaway':
      connection.http2[side]!.goneAway = true;
      return;
    case 'end-stream':
      if (!stream || !end || end.reset) return;
      end.peerEnded = true;
      return wire.drive(stream, side, { kind: 'finished' });
    case 'rst-stream':
      if (!stream || !end || isOver(end)) return;
      end.reset = true;
      // The stream is gone, not the connection: no engine that was measured fires an error event for it.
      return wire.drive(stream, side, { kind: 'finished' });
  }
}

/** The server will take no new streams on this connection, and perhaps ends it a moment later. */
export function sendGoAway(wire: Wire, connection: Connection, error: Http2Error): void {
  wire.put(connection, 'server', { kind: 'http2', frame: 'goaway', error });
}

/** Another request of the page on the same connection. */
export function sendRequest(wire: Wire, connection: Connection): void {
  askBeforeSending(wire, connection);
  wire.put(connection, 'client', frame('request'));
}
