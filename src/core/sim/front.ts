import type { Sender } from '../trace/trace.ts';
import { has, type Passing } from './rules.ts';
import type { Connection, Stream } from './transport/connection.ts';
import type { Wire } from './transport/wire.ts';
import { schedule, type World } from './world.ts';

/**
 * A proxy that ends TLS and HTTP/2 itself, so that what happens to its own connection to the server reaches the client in
 * other words. HAProxy is the one that was measured (evidence: 2.6.12).
 */

/** However the server's connection ends, the client's ends in order: END_STREAM, or close_notify and FIN; never a reset. */
export const passedOn = <Call extends string>({ scenario }: World, call: Call): Call | 'close' =>
  scenario.front && call === 'abort' ? 'close' : call;

/** A server that ends its own direction need not wait for the client: the proxy ends the other one. */
export function answerFin({ world, drive }: Wire, stream: Stream): void {
  if (!world.scenario.front || stream.server?.endpoint.state !== 'OPEN') return;
  schedule(world, world.nowMs, () => drive(stream, 'server', { kind: 'finished' }));
}

/** Below WebSocket, and where there is no server, it is the proxy that speaks to the client. */
export function speakerOf({ scenario, server }: World, { rules }: Connection, { from, packet }: Passing): Sender {
  const { segment } = packet;
  if (!scenario.front || from !== 'server' || !segment || has(rules, 'proxy-closed')) return from;
  const isServers = segment.kind === 'frame' || (segment.kind === 'opening-response' && server === 'running');
  return isServers ? from : 'proxy';
}

/** The proxy ends a stream that nothing came over for too long: RST to the server, an end in order to the client. */
export function endBehindFront(wire: Wire, stream: Stream): void {
  wire.drive(stream, 'server', { kind: 'reset' });
  wire.endTransport(stream, 'server', 'close');
}
