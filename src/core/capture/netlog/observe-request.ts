import type { Side } from '../../protocol/segment.ts';
import { blankConnection, faultIn, transportOf } from '../draft.ts';
import { EventList } from '../event-list.ts';
import type { ObservedClose, ObservedConnection, ObservedEvent } from '../observed.ts';
import { closeIn } from './netlog-bytes.ts';
import type { NetLogNames } from './netlog-names.ts';
import type { ChannelSource, RequestSource, SocketSource } from './netlog-sources.ts';

/** The three sources of one WebSocket, and what happened around them. Times in ms of the log's own clock. */
export type RequestParts = {
  readonly request: RequestSource;
  readonly channel: ChannelSource | null;
  readonly socket: SocketSource | null;
  readonly networkChangesMs: readonly number[];
  readonly firstMs: number;
  readonly lastMs: number;
};

/** Longer than a page takes that goes away. */
const waitsFromMs = 1_000;

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'atMs'> : never;

export function observeRequest(parts: RequestParts, names: NetLogNames): Omit<ObservedConnection, 'id'> {
  const { request, channel, socket, firstMs, lastMs } = parts;
  const list = new EventList();
  const since = (atMs: number | null): number | null => (atMs === null ? null : atMs - firstMs);
  const add = (atMs: number | null, event: WithoutTime<ObservedEvent>): void => {
    if (atMs !== null) list.add({ ...event, atMs: atMs - firstMs } as ObservedEvent);
  };
  const openedMs = channel?.openMs ?? null;
  const endedMs = channel?.endMs ?? channel?.aliveEndMs ?? null;
  const handshakeFault = faultIn(request.errorText);
  const status = handshakeFault ? 101 : request.status;
  if (!request.http2) {
    add(socket?.connectMs ?? null, { kind: 'connect' });
    add(socket?.connectedMs ?? null, { kind: 'connected' });
  }
  add(request.startMs, { kind: 'request' });
  if (status !== null) add(openedMs ?? endedMs ?? request.startMs, { kind: 'response', status });
  if (openedMs !== null) add(openedMs, { kind: 'script', event: 'open' });
  const close: ObservedClose[] = [];
  const closed = new Set<Side>();
  const lastSentAtMs: Record<Side, number | null> = { client: null, server: null };
  // A long message goes on after its header. Beside a Close nobody knows whose the bytes were, nor in a shared session.
  const isCut = !request.http2 && !request.frames.some(({ opcode }) => opcode === 8);
  const lastOf = (side: Side) => request.frames.findLast(({ by }) => by === side);
  const last = { client: lastOf('client'), server: lastOf('server') };
  for (const frame of request.frames) {
    const { by, opcode, bytes } = frame;
    const movedMs = isCut && frame === last[by] ? (socket?.movedMs[by] ?? 0) : 0;
    const untilMs = Math.max(frame.atMs, movedMs);
    lastSentAtMs[by] = since(untilMs);
    if (opcode !== 8) {
      const name = opcode === 9 ? 'ping' : opcode === 10 ? 'pong' : 'data';
      const later = untilMs > frame.atMs && { untilMs: untilMs - firstMs };
      add(frame.atMs, { kind: 'frame', by, opcode: name, bytes, ...later });
      continue;
    }
    // An end sends one Close (RFC 6455 §5.5.1), and each is looked for in many bytes.
    if (closed.has(by)) continue;
    closed.add(by);
    const found = closeIn(socket?.bytes ?? [], frame);
    const invented = by === 'client' ? request.invalid : null;
    const said = {
      by,
      code: found?.code ?? invented?.code ?? null,
      reason: found?.reason ?? invented?.reason ?? null,
      empty: bytes === 0,
      // What a client "sent" here went to its kernel.
      onWire: by === 'server',
    };
    close.push({ ...said, atMs: frame.atMs - firstMs });
    add(frame.atMs, { kind: 'close-frame', ...said });
  }
  for (const { atMs, by, alert } of socket?.alerts ?? []) add(atMs, { kind: 'alert', by, alert });
  if (!request.http2 && socket?.end.by) {
    add(socket.endMs, { kind: socket.end.kind === 'rst' ? 'rst' : 'fin', by: socket.end.by });
  }
  for (const atMs of parts.networkChangesMs) {
    if (atMs >= request.startMs && atMs <= (endedMs ?? lastMs)) add(atMs, { kind: 'network-change' });
  }
  const lost = socket?.error == null ? null : names.error(socket.error);
  const handshake = request.netError === null ? null : names.error(request.netError);
  // A WebSocket leaves its URL_REQUEST with ERR_WS_UPGRADE: that is success.
  const failed = handshake === 'ERR_WS_UPGRADE' || handshake === 'OK' || handshake === '' ? null : handshake;
  const netError = failed ?? lost;
  if (netError !== null) add(endedMs ?? lastMs, { kind: 'net-error', name: netError });
  // Whose page goes away says Close and waits for nothing; after close() its channel waits for the answer.
  const left =
    channel !== null &&
    !channel.closed &&
    channel.aliveEndMs !== null &&
    channel.firstClose === 'client' &&
    channel.aliveEndMs - (channel.firstCloseMs ?? 0) < waitsFromMs;
  if (left) add(channel.aliveEndMs, { kind: 'script', event: 'page-left' });
  return {
    ...blankConnection,
    inputs: ['netlog'],
    recorder: 'client',
    url: request.url,
    ends: { client: socket?.local ?? null, server: socket?.remote ?? null },
    transport: transportOf(request.url, request.http2),
    startedAtMs: since(request.startMs),
    openedAtMs: since(openedMs),
    endedAtMs: since(endedMs),
    status,
    handshakeFault,
    close,
    firstCloseBy: channel?.firstClose ?? close[0]?.by ?? null,
    tcpEnd: request.http2 ? { kind: 'unknown', by: null } : (socket?.end ?? { kind: 'unknown', by: null }),
    netError,
    lastSentAtMs,
    pageLeft: left,
    errorText: request.errorText ?? request.invalid?.reason ?? null,
    events: list.all(),
    gaps: list.gaps(),
  };
}
