import type { Side } from '../../protocol/segment.ts';
import { captureBounds } from '../observed.ts';
import { utf8 } from '../wire/utf8.ts';

/** Bytes that a NetLog of the mode "Everything" shows. `ssl`: inside TLS, decrypted. */
export type SocketBytes = {
  readonly order: number;
  readonly by: Side;
  readonly ssl: boolean;
  readonly bytes: Uint8Array;
};

/** Pieces of bytes kept per socket: a Close is in the last ones of its direction. */
const piecesMax = 48;

/** What is kept of all sockets together: beyond the bound, those that were silent longest lose theirs. */
export class KeptBytes {
  /** In the order of their last piece. */
  readonly #ofSockets = new Set<SocketBytes[]>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number = captureBounds.socketBytes) {
    this.#bytesMax = bytesMax;
  }

  add(pieces: SocketBytes[], piece: SocketBytes): void {
    this.#ofSockets.delete(pieces);
    this.#ofSockets.add(pieces);
    pieces.push(piece);
    this.#bytes += piece.bytes.length;
    if (pieces.length > piecesMax) this.#drop(pieces, 1);
    for (const silent of this.#ofSockets) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#drop(silent, silent.length);
      this.#ofSockets.delete(silent);
    }
  }

  #drop(pieces: SocketBytes[], count: number): void {
    for (const { bytes } of pieces.splice(0, count)) this.#bytes -= bytes.length;
  }
}

/** Finds the code of a Close frame whose header NetLog reported, in the bytes around that report. */
export function closeIn(
  pieces: readonly SocketBytes[],
  frame: { readonly order: number; readonly by: Side; readonly bytes: number },
): { readonly code: number; readonly reason: string | null } | null {
  if (frame.bytes < 2) return null;
  const masked = frame.by === 'client';
  const plain = pieces.some(({ ssl }) => ssl) ? pieces.filter(({ ssl }) => ssl) : pieces;
  // A frame is received before its header is reported, and sent after.
  const near = plain
    .filter(({ by, order }) => by === frame.by && (masked ? order > frame.order : order < frame.order))
    .sort((a, b) => (masked ? a.order - b.order : b.order - a.order))
    .slice(0, 3);
  for (const { bytes } of near) {
    const headerBytes = masked ? 6 : 2;
    for (let at = bytes.length - headerBytes - frame.bytes; at >= 0; at--) {
      if (bytes[at] !== 0x88 || bytes[at + 1] !== (masked ? 0x80 : 0) + frame.bytes) continue;
      const body = bytes.slice(at + headerBytes, at + headerBytes + frame.bytes);
      if (masked) for (let i = 0; i < body.length; i++) body[i]! ^= bytes[at + 2 + (i % 4)]!;
      const code = body[0]! * 256 + body[1]!;
      if (code >= 1000 && code < 5000) return { code, reason: utf8(body.subarray(2)) };
    }
  }
  return null;
}
