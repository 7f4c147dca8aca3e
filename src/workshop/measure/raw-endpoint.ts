import type { Duplex } from 'node:stream';
import { decodeFrames, encodeFrame } from './frames.ts';

/**
 * How a scripted endpoint treats a Close: `polite` answers it and ends TCP as RFC 6455 asks; `keeps-tcp` answers but
 * never ends TCP; `mute` never answers.
 */
export type RawManner = 'polite' | 'keeps-tcp' | 'mute';

export type RawEvent =
  | { readonly event: 'fin' | 'close-frame' }
  | { readonly event: 'error'; readonly text: string }
  | { readonly event: 'close'; readonly code: number; readonly reason: string; readonly closeFrame: boolean };

const hello = encodeFrame(1, Buffer.from('hello'), false);
/** Whoever sends more than this without a whole frame is cut off. */
const unreadBytesMax = 65_536;

/** Speaks on a socket whose handshake is over, without an opinion of its own. `head` came with the handshake. */
export function rawEndpoint(
  socket: Duplex,
  manner: RawManner,
  tell: (event: RawEvent) => void,
  head: Buffer = Buffer.alloc(0),
): { frame(opcode: number, payload: Buffer, masked: boolean, compressed?: boolean): void } {
  let bytes = head;
  let closeSent = false;
  let known = false;
  const over = (code: number, reason: string, closeFrame: boolean) => {
    if (!known) tell({ event: 'close', code, reason, closeFrame });
    known = true;
  };
  const onClose = (payload: Buffer) => {
    tell({ event: 'close-frame' });
    over(payload.length >= 2 ? payload.readUInt16BE(0) : 1005, payload.subarray(2).toString(), true);
    if (manner === 'mute') return;
    if (!closeSent) socket.write(encodeFrame(8, payload.subarray(0, 125), false));
    closeSent = true;
    if (manner === 'polite') socket.end();
  };
  const read = () => {
    const { frames, rest } = decodeFrames(bytes);
    bytes = Buffer.from(rest);
    for (const { opcode, payload, compressed } of frames) {
      if (opcode === 8) onClose(payload);
      // What is compressed is not read: the only message that anybody compresses for it is that one.
      else if (opcode === 1 && (compressed || payload.toString() === 'hello')) socket.write(hello);
    }
    if (bytes.length > unreadBytesMax) socket.destroy();
  };
  socket.on('error', (error: Error & { code?: string }) => tell({ event: 'error', text: error.code ?? error.message }));
  socket.on('close', () => over(1006, '', false));
  socket.on('end', () => {
    tell({ event: 'fin' });
    over(1006, '', false);
    if (manner === 'polite') socket.end();
  });
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    read();
  });
  read();
  return {
    frame(opcode, payload, masked, compressed) {
      if (opcode === 8) closeSent = true;
      socket.write(encodeFrame(opcode, payload, masked, compressed));
    },
  };
}
