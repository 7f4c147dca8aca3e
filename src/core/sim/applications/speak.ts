import type { FrameDefect, Side } from '../../protocol/segment.ts';
import type { Stream } from '../transport/connection.ts';
import type { Wire } from '../transport/wire.ts';
import { schedule, type World } from '../world.ts';

/** The client application's own heartbeat: plain messages, since script cannot ping. */
export const heartbeat = { ask: 'heartbeat', answer: 'heartbeat answer' } as const;

/** Puts a small text message on the connection. */
export function say(wire: Wire, stream: Stream, side: Side, payload: string, defect?: FrameDefect): void {
  wire.send(stream, side, { kind: 'frame', opcode: 'text', payload, ...(defect ? { defect } : {}) });
}

export function ping(wire: Wire, stream: Stream, side: Side): void {
  wire.send(stream, side, { kind: 'frame', opcode: 'ping', payload: '' });
}

/** Every `everyMs` as long as `go` says so. */
export function repeat(world: World, everyMs: number, go: () => boolean): void {
  if (everyMs <= 0) return;
  const tick = () => {
    if (go()) schedule(world, world.nowMs + everyMs, tick);
  };
  schedule(world, world.nowMs + everyMs, tick);
}

/** `socket.readyState === WebSocket.OPEN` at that side. */
export const isOpen = (stream: Stream, side: Side): boolean => stream[side]?.endpoint.state === 'OPEN';
