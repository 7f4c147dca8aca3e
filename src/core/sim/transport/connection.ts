import type { ReadyState } from '../../protocol/ready-state.ts';
import type { Side } from '../../protocol/segment.ts';
import type { Endpoint, EndpointTimer } from '../endpoint.ts';
import type { Passing, Rule } from '../rules.ts';
import type { Transport } from '../settings.ts';
import type { Http2 } from './http2-state.ts';
import type { Packet, Tcp } from './tcp.ts';

/** A packet under way. */
export type Flight = {
  readonly number: number;
  readonly passing: Passing;
  readonly sentAtMs: number;
  readonly arrivesAtMs: number;
  lost: boolean;
};

/** One side's socket: what its kernel holds of a connection. */
export type Socket = {
  tcp: Tcp;
  /** Data that the kernel took while nobody read it. */
  unread: boolean;
};

/** One connection between two kernels, with the streams that it carries. */
export type Connection = {
  /** HTTP/1.1 over TCP, HTTP/1.1 over TLS, or HTTP/2 over TLS: only the last carries more than one stream. */
  readonly protocol: Transport;
  /** The TLS handshake is done. */
  secured: boolean;
  /** The two ends of HTTP/2, once they have begun. */
  readonly http2: Record<Side, Http2 | null>;
  readonly client: Socket;
  /** null until the SYN has arrived. */
  server: Socket | null;
  /** What the proxy on its way does to it. */
  readonly rules: Rule[];
  proxyHeardAtMs: number;
  proxyIsWatched: boolean;
  /** When the last packet arrives at each side: none overtakes it. */
  readonly arrivalMs: Record<Side, number>;
  readonly flights: Set<Flight>;
  readonly streams: Stream[];
};

/** One side's end of a stream: its endpoint and what its application knows. */
export type End = {
  endpoint: Endpoint;
  /** When each running timer is due. */
  readonly deadlines: Partial<Record<EndpointTimer, number>>;
  reachable: boolean;
  /** What the script of a page that sleeps last knew of its socket; null: it is awake. */
  asleepAs: ReadyState | null;
  /** HTTP/2: END_STREAM was sent, END_STREAM was received, one end reset the stream or the connection is gone. */
  ended: boolean;
  peerEnded: boolean;
  reset: boolean;
  /** When the application last got a message or a pong. */
  heardAtMs: number;
  pongDue: boolean;
};

/** What one WebSocket lives on, from `new WebSocket()` on: a connection of its own, or one stream of a shared one. */
export type Stream = {
  /** The attempt's number in the trace. */
  readonly number: number;
  readonly connection: Connection;
  /** Opened beside another one because the settings say so: acts and reconnecting are the other one's. */
  readonly isSecond: boolean;
  readonly client: End;
  /** null until the server's kernel has accepted the connection. */
  server: End | null;
  /** The client application has stopped caring about this one. */
  abandoned: boolean;
  /** Since when a heartbeat of the client is unanswered; null: none is. */
  answerDueMs: number | null;
  /** A script closed it on purpose. */
  deliberate: boolean;
  /** Since when the client wants to hear from the server, as its network has changed; null: it does not wonder. */
  wondersSinceMs: number | null;
};

export const otherSide = (side: Side): Side => (side === 'client' ? 'server' : 'client');

export const newSocket = (tcp: Tcp): Socket => ({ tcp, unread: false });

export const newConnection = (protocol: Transport, client: Socket, nowMs: number): Connection => ({
  protocol,
  secured: false,
  http2: { client: null, server: null },
  client,
  server: null,
  rules: [],
  proxyHeardAtMs: nowMs,
  proxyIsWatched: false,
  arrivalMs: { client: 0, server: 0 },
  flights: new Set(),
  streams: [],
});

export const newEnd = (endpoint: Endpoint, nowMs: number): End => ({
  endpoint,
  deadlines: {},
  reachable: true,
  asleepAs: null,
  ended: false,
  peerEnded: false,
  reset: false,
  heardAtMs: nowMs,
  pongDue: false,
});

export function newStream(number: number, connection: Connection, client: End, isSecond: boolean): Stream {
  const stream: Stream = {
    number,
    connection,
    isSecond,
    client,
    server: null,
    abandoned: false,
    answerDueMs: null,
    deliberate: false,
    wondersSinceMs: null,
  };
  connection.streams.push(stream);
  return stream;
}

/** The attempt that a packet belongs to in the trace: that of its stream, or the one that opened the connection. */
export const attemptOf = ({ streams }: Connection, { stream }: Packet): number => stream ?? streams[0]!.number;

/** Both ends are CLOSED, or the server has heard nothing of it and never will. */
export const isOver = ({ client, server, connection }: Stream): boolean =>
  client.endpoint.state === 'CLOSED' &&
  (server ? server.endpoint.state === 'CLOSED' : connection.client.tcp.state === 'closed' && !connection.flights.size);

/** Has a packet under way passed a place between the client (0) and the server (1)? */
export function hasPassed({ passing, sentAtMs, arrivesAtMs }: Flight, position: number, nowMs: number): boolean {
  const done = passing.to === 'server' ? position : 1 - position;
  return done < 1 && sentAtMs * (1 - done) + arrivesAtMs * done <= nowMs;
}
