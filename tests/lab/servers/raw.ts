import { createHash } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Builds one frame, FIN bit set. RFC 6455 §5.2. */
export function encodeFrame(opcode: number, payload: Buffer, masked: boolean): Buffer {
  const mask = masked ? Buffer.from([1, 2, 3, 4]) : Buffer.alloc(0);
  const body = masked ? Buffer.from(payload.map((byte, index) => byte ^ mask[index % 4]!)) : payload;
  return Buffer.concat([Buffer.from([0x80 | opcode, (masked ? 0x80 : 0) | payload.length]), mask, body]);
}

/** Takes whole frames off the front of a client's bytes; returns them unmasked, and the rest. */
export function decodeFrames(bytes: Buffer): { frames: { opcode: number; payload: Buffer }[]; rest: Buffer } {
  const frames: { opcode: number; payload: Buffer }[] = [];
  let rest = bytes;
  for (;;) {
    if (rest.length < 2) return { frames, rest };
    const short = rest[1]! & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const masked = (rest[1]! & 0x80) !== 0;
    const start = 2 + lengthBytes + (masked ? 4 : 0);
    if (rest.length < start) return { frames, rest };
    const length = short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
    if (rest.length < start + length) return { frames, rest };
    const mask = rest.subarray(start - 4, start);
    const payload = Buffer.from(rest.subarray(start, start + length));
    if (masked) for (let index = 0; index < length; index += 1) payload[index]! ^= mask[index % 4]!;
    frames.push({ opcode: rest[0]! & 0x0f, payload });
    rest = rest.subarray(start + length);
  }
}

type Manner = 'polite' | 'keeps-tcp' | 'mute';

/**
 * A server that does what the script says and nothing else. `polite` answers a Close and ends TCP as RFC 6455 asks;
 * `keeps-tcp` answers but never ends TCP; `mute` never answers.
 */
export async function startRawServer(host: string, tell: (event: Record<string, unknown>) => void) {
  const sockets = new Map<string, { socket: Socket; closeSent: boolean }>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let bytes = Buffer.alloc(0);
    let id = '';
    let manner: Manner = 'polite';
    let known = false;
    const emit = (event: string, more: Record<string, unknown> = {}) => tell({ event, id, atMs: Date.now(), ...more });
    const over = (code: number, reason: string, closeFrame: boolean) => {
      if (!known) emit('close', { code, reason, closeFrame });
      known = true;
    };
    socket.on('error', (error: Error & { code?: string }) => emit('error', { text: error.code ?? error.message }));
    socket.on('close', () => over(1006, '', false));
    socket.on('end', () => {
      emit('fin');
      over(1006, '', false);
      if (manner === 'polite') socket.end();
    });
    const onClose = (payload: Buffer) => {
      emit('close-frame');
      over(payload.length >= 2 ? payload.readUInt16BE(0) : 1005, payload.subarray(2).toString(), true);
      if (manner === 'mute') return;
      const state = sockets.get(id)!;
      if (!state.closeSent) socket.write(encodeFrame(8, payload, false));
      state.closeSent = true;
      if (manner === 'polite') socket.end();
    };
    const onFrames = () => {
      const { frames, rest } = decodeFrames(bytes);
      bytes = Buffer.from(rest);
      for (const { opcode, payload } of frames) {
        if (opcode === 8) onClose(payload);
        else if (opcode === 1 && payload.toString() === 'hello') socket.write(encodeFrame(1, payload, false));
      }
    };
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (id !== '') {
        onFrames();
        return;
      }
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const request = bytes.subarray(0, end).toString();
      bytes = Buffer.from(bytes.subarray(end + 4));
      const url = new URL(request.split(' ')[1] ?? '/', 'http://server');
      id = url.searchParams.get('id') ?? '';
      manner = url.pathname.slice(1) as Manner;
      const key = /sec-websocket-key: *(\S+)/i.exec(request)?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      sockets.set(id, { socket, closeSent: false });
      emit('connected');
      onFrames();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    frame(id: string, opcode: number, payload: Buffer, masked: boolean): void {
      const state = sockets.get(id);
      if (!state) throw new Error(`no connection ${id}`);
      if (opcode === 8) state.closeSent = true;
      state.socket.write(encodeFrame(opcode, payload, masked));
    },
  };
}
