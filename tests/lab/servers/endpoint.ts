import type { Duplex } from 'node:stream';
import { decodeFrames, encodeFrame } from '../../../src/workshop/measure/frames.ts';

export type Tell = (event: Record<string, unknown>) => void;

/**
 * How a scripted endpoint treats the end. `polite` answers a Close and ends its side; `keeps-tcp` answers, but ends
 * only after the client has; `mute` does not answer, and ends after the client has; `never-ends` does neither.
 */
export type Manner = 'polite' | 'keeps-tcp' | 'mute' | 'never-ends';

/** A WebSocket without an own opinion over whatever carries bytes: a TCP or TLS socket, or a stream of HTTP/2. */
export type Endpoint = {
  readonly id: string;
  readonly duplex: Duplex;
  frame(opcode: number, payload: Buffer): void;
  close(code?: number, reason?: string): void;
};

/** Starts to speak on a duplex whose handshake is over, and says what it sees. `head` came with the handshake. */
export function endpointOn(duplex: Duplex, id: string, manner: Manner, tell: Tell, head?: Buffer): Endpoint {
  let bytes = head ?? Buffer.alloc(0);
  let closeSent = false;
  let known = false;
  const emit = (event: string, more: Record<string, unknown> = {}) => tell({ event, id, atMs: Date.now(), ...more });
  const over = (code: number, reason: string, closeFrame: boolean): void => {
    if (!known) emit('close', { code, reason, closeFrame });
    known = true;
  };
  const endpoint: Endpoint = {
    id,
    duplex,
    frame: (opcode, payload) => {
      duplex.write(encodeFrame(opcode, payload, false));
    },
    close(code, reason = '') {
      closeSent = true;
      const status = code === undefined ? [] : [Buffer.from([code >> 8, code & 255]), Buffer.from(reason)];
      endpoint.frame(8, Buffer.concat(status));
    },
  };
  const onClose = (payload: Buffer): void => {
    over(payload.length >= 2 ? payload.readUInt16BE(0) : 1005, payload.subarray(2).toString(), true);
    const answers = manner === 'polite' || manner === 'keeps-tcp';
    if (answers && !closeSent) {
      closeSent = true;
      endpoint.frame(8, payload);
    }
    if (manner === 'polite') duplex.end();
  };
  const read = (): void => {
    const { frames, rest } = decodeFrames(bytes);
    bytes = Buffer.from(rest);
    for (const { opcode, payload } of frames) {
      if (opcode === 8) onClose(payload);
      else if (opcode === 9) endpoint.frame(10, payload);
      else if (opcode === 1 && ['hello', 'beat'].includes(payload.toString())) endpoint.frame(1, payload);
      else if (opcode === 1 && payload.toString() === 'still here') emit('heard');
    }
  };
  duplex.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    read();
  });
  duplex.on('end', () => {
    emit('fin');
    if (manner !== 'never-ends') duplex.end();
  });
  duplex.on('error', (error: Error & { code?: string }) => emit('error', { text: error.code ?? error.message }));
  duplex.on('close', () => {
    over(1006, '', false);
    emit('gone');
  });
  read();
  return endpoint;
}
