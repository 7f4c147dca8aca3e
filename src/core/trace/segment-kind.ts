import type { Segment } from '../protocol/segment.ts';

/** What a segment is to a reader: the application's own, the closing handshake, or TCP and TLS below it. */
export type SegmentKind = 'message' | 'heartbeat' | 'close' | 'fin' | 'reset' | 'transport';

/** A ping, a pong, or a message that the application uses as one. */
const isBeat = (segment: Segment): boolean =>
  segment.kind === 'frame' &&
  (segment.opcode === 'ping' ||
    segment.opcode === 'pong' ||
    (segment.opcode === 'text' && /^(heartbeat|ping|pong)/.test(segment.payload)));

export function segmentKind(segment: Segment): SegmentKind {
  switch (segment.kind) {
    case 'frame':
      if (segment.opcode === 'close') return 'close';
      return isBeat(segment) ? 'heartbeat' : 'message';
    case 'sealed':
      return segment.what === 'close' ? 'close' : 'message';
    case 'opening-request':
    case 'opening-response':
      return 'message';
    case 'tcp-fin':
      return 'fin';
    case 'tcp-rst':
      return 'reset';
    default:
      return 'transport';
  }
}
