import type { Side } from '../../protocol/segment.ts';
import { base64Bytes } from '../base64.ts';
import { errorTextOf } from '../draft.ts';
import { type JsonObject, listAt, numberAt, textAt } from '../json-value.ts';
import { captureBounds, type ObservedTcpEnd } from '../observed.ts';
import type { KeptBytes, SocketBytes } from './netlog-bytes.ts';
import type { NetLogNames } from './netlog-names.ts';

/** One event of a NetLog with its numbers replaced by names. */
export type NetLogEvent = {
  /** Its place in the file. */
  readonly order: number;
  readonly atMs: number;
  readonly sourceId: number;
  readonly source: string;
  readonly type: string;
  readonly phase: string;
  readonly params: JsonObject | undefined;
  readonly dependency: { readonly id: number; readonly source: string } | null;
};

type Frame = {
  readonly atMs: number;
  readonly order: number;
  readonly by: Side;
  readonly opcode: number;
  readonly bytes: number;
};

/** `URL_REQUEST` of a WebSocket: its handshake and the headers of its frames. */
export type RequestSource = {
  readonly id: number;
  readonly url: string;
  readonly startMs: number;
  status: number | null;
  netError: number | null;
  errorText: string | null;
  http2: boolean;
  readonly frames: Frame[];
  invalid: { readonly code: number | null; readonly reason: string } | null;
};

export const newRequest = (id: number, url: string, startMs: number): RequestSource => ({
  id,
  url,
  startMs,
  status: null,
  netError: null,
  errorText: null,
  http2: false,
  frames: [],
  invalid: null,
});

export function applyToRequest(request: RequestSource, { type, phase, atMs, order, params }: NetLogEvent): void {
  if (type === 'WEBSOCKET_SENT_FRAME_HEADER' || type === 'WEBSOCKET_RECV_FRAME_HEADER') {
    const opcode = numberAt(params, 'opcode') ?? 0;
    const bytes = numberAt(params, 'payload_length') ?? 0;
    request.frames.push({ atMs, order, by: type.includes('SENT') ? 'client' : 'server', opcode, bytes });
    const { eventsPerConnection } = captureBounds;
    if (request.frames.length > 2 * eventsPerConnection)
      request.frames.splice(eventsPerConnection / 2, eventsPerConnection);
  } else if (type === 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS') {
    const first = listAt(params, 'headers')[0];
    const status = /^HTTP\/[\d.]+ (\d{3})/.exec(typeof first === 'string' ? first : '')?.[1];
    if (status) request.status = Number(status);
  } else if (type === 'WEBSOCKET_UPGRADE_FAILURE') {
    request.errorText = errorTextOf(textAt(params, 'message'));
    const status = /response code: (\d{3})/.exec(request.errorText ?? '')?.[1];
    if (status) request.status = Number(status);
  } else if (type === 'WEBSOCKET_INVALID_FRAME') {
    const reason = errorTextOf(textAt(params, 'reason') ?? textAt(params, 'internal_reason')) ?? '';
    request.invalid = { code: numberAt(params, 'code') ?? null, reason };
  } else if (type.startsWith('HTTP2_')) {
    request.http2 = true;
  }
  if (phase === 'END' && type === 'REQUEST_ALIVE') request.netError = numberAt(params, 'net_error') ?? null;
}

/** `WEBSOCKET_CHANNEL`: the states of one WebSocket (net/websockets/websocket_channel.h). */
export type ChannelSource = {
  readonly id: number;
  readonly startMs: number;
  openMs: number | null;
  endMs: number | null;
  aliveEndMs: number | null;
  firstClose: Side | null;
  firstCloseMs: number | null;
  closed: boolean;
  closeTimeout: boolean;
};

export const newChannel = (id: number, startMs: number): ChannelSource => ({
  id,
  startMs,
  openMs: null,
  endMs: null,
  aliveEndMs: null,
  firstClose: null,
  firstCloseMs: null,
  closed: false,
  closeTimeout: false,
});

export function applyToChannel(channel: ChannelSource, { type, atMs, params }: NetLogEvent): void {
  if (type === 'WEBSOCKET_ALIVE') channel.aliveEndMs = atMs;
  if (type === 'WEBSOCKET_CLOSE_TIMEOUT') channel.closeTimeout = true;
  if (type !== 'WEBSOCKET_STATE_CHANGED') return;
  const state = textAt(params, 'new_state');
  if (state === 'CONNECTED') channel.openMs = atMs;
  if (state === 'RECV_CLOSED') channel.firstClose ??= 'server';
  if (state === 'SEND_CLOSED') channel.firstClose ??= 'client';
  if (channel.firstClose) channel.firstCloseMs ??= atMs;
  if (state === 'CLOSED') {
    channel.closed = true;
    channel.endMs = atMs;
  }
}

/** `SOCKET`: a TCP connection, of whatever it is used for. */
export type SocketSource = {
  local: string | null;
  remote: string | null;
  /** The connect job that made it. */
  readonly parent: number | null;
  end: ObservedTcpEnd;
  endMs: number | null;
  error: number | null;
  connectMs: number | null;
  connectedMs: number | null;
  /** When bytes last moved that are no TLS: its payload, or all of a connection without it. */
  readonly movedMs: Record<Side, number | null>;
  isTls: boolean;
  readonly alerts: { readonly atMs: number; readonly by: Side; readonly alert: number }[];
  readonly bytes: SocketBytes[];
};

export const newSocket = (parent: number | null): SocketSource => ({
  local: null,
  remote: null,
  parent,
  end: { kind: 'unknown', by: null },
  endMs: null,
  error: null,
  connectMs: null,
  connectedMs: null,
  movedMs: { client: null, server: null },
  isTls: false,
  alerts: [],
  bytes: [],
});

const pieceCharactersMax = 65_536;
/** ECONNREFUSED on Linux; macOS and Windows only say it as net_error. */
const refusedOnLinux = 111;

/** An address with its port, which NetLog writes in at most some 50 characters. */
const addressAt = (params: JsonObject | undefined, key: string): string | null => {
  const address = textAt(params, key);
  return address !== undefined && address.length <= captureBounds.nameCharacters ? address : null;
};

export function applyToSocket(socket: SocketSource, event: NetLogEvent, names: NetLogNames, kept: KeptBytes): void {
  const { type, phase, atMs, params, order } = event;
  const end = (kind: 'fin' | 'rst'): void => {
    if (socket.end.kind !== 'unknown') return;
    socket.end = { kind, by: 'server' };
    socket.endMs = atMs;
  };
  const by: Side = type.endsWith('SENT') ? 'client' : 'server';
  switch (type) {
    case 'TCP_CONNECT': {
      if (phase === 'BEGIN') socket.connectMs = atMs;
      else {
        socket.local = addressAt(params, 'local_address') ?? socket.local;
        socket.remote = addressAt(params, 'remote_address') ?? socket.remote;
        const failed = numberAt(params, 'net_error');
        if (failed === undefined) socket.connectedMs = atMs;
        else if (names.error(failed) === 'ERR_CONNECTION_REFUSED') end('rst');
      }
      break;
    }
    case 'TCP_CONNECT_ATTEMPT':
      if (numberAt(params, 'os_error') === refusedOnLinux) end('rst');
      break;
    case 'SOCKET_BYTES_RECEIVED':
    case 'SOCKET_BYTES_SENT':
    case 'SSL_SOCKET_BYTES_RECEIVED':
    case 'SSL_SOCKET_BYTES_SENT': {
      const ssl = type.startsWith('SSL_');
      // A read of nothing is the peer's FIN.
      const count = numberAt(params, 'byte_count') ?? 0;
      if (!ssl && by === 'server' && count === 0) end('fin');
      socket.isTls ||= ssl;
      if (ssl === socket.isTls && count > 0) socket.movedMs[by] = atMs;
      const encoded = textAt(params, 'bytes');
      if (encoded !== undefined && encoded.length < pieceCharactersMax)
        kept.add(socket.bytes, { order, by, ssl, bytes: base64Bytes(encoded) });
      break;
    }
    case 'SOCKET_READ_ERROR':
    case 'SOCKET_WRITE_ERROR': {
      const code = numberAt(params, 'net_error') ?? 0;
      socket.error ??= code;
      if (names.error(code) === 'ERR_CONNECTION_RESET') end('rst');
      break;
    }
    case 'SSL_ALERT_RECEIVED':
    case 'SSL_ALERT_SENT': {
      const [, alert] = base64Bytes(textAt(params, 'bytes') ?? '');
      if (alert !== undefined && socket.alerts.length < 8) socket.alerts.push({ atMs, by, alert });
      break;
    }
  }
}
