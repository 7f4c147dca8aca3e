import type { Http2Error, Segment, Side } from '../../protocol/segment.ts';
import type { EndpointInput } from '../endpoint.ts';
import type { World } from '../world.ts';
import type { Connection, Stream } from './connection.ts';
import type { TcpInput } from './tcp.ts';

/** What the two applications do when their socket tells them something. */
export type Applications = {
  readonly opened: (stream: Stream, side: Side) => void;
  readonly message: (stream: Stream, side: Side, payload: string) => void;
  readonly closed: (stream: Stream, side: Side, code: number) => void;
};

/** What carries out the effects of sockets and endpoints, bound to one world and its two applications. */
export type Wire = {
  readonly world: World;
  readonly connect: (isSecond?: boolean) => void;
  /** Gives an endpoint something to react to. */
  readonly drive: (stream: Stream, side: Side, input: EndpointInput) => void;
  /** Puts a segment on a stream, past its endpoint. */
  readonly send: (stream: Stream, side: Side, segment: Segment) => void;
  /** Ends a stream abruptly: RST, or RST_STREAM with that error. */
  readonly abort: (stream: Stream, side: Side, error: Http2Error) => void;
  /** Ends what carries a stream: TCP, with close_notify before it over TLS, or END_STREAM with HTTP/2. */
  readonly endTransport: (stream: Stream, side: Side, call: 'finish' | 'close' | 'abort') => void;
  /** Puts a segment on a connection, for one of its streams or for all. */
  readonly put: (connection: Connection, side: Side, segment: Segment, stream?: number) => void;
  /** Gives a kernel's socket something to react to. */
  readonly socket: (connection: Connection, side: Side, input: TcpInput) => void;
  readonly proxyCloses: (connection: Connection, how: 'fin' | 'rst') => void;
};
