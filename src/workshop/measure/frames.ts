import { createHash } from 'node:crypto';

/** Builds one frame of up to 125 bytes, FIN bit set. RFC 6455 §5.2. */
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

/** The response that opens a WebSocket for a request with this Sec-WebSocket-Key. RFC 6455 §4.2.2. */
export function switchingProtocols(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}
