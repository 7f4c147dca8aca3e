import { createHash } from 'node:crypto';
import { acceptSuffix } from '../../core/protocol/opening-handshake.ts';

/** The first of the reserved bits: the message is compressed. RFC 7692 §6. */
const compressedBit = 0x40;

/** The length of a payload as it follows the opcode, without the mask bit. */
function lengthBytes(length: number): Buffer {
  if (length < 126) return Buffer.from([length]);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9);
  bytes[0] = length < 65_536 ? 126 : 127;
  if (length < 65_536) bytes.writeUInt16BE(length, 1);
  else bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

/** Builds one frame, FIN bit set; `compressed` says that the payload is. RFC 6455 §5.2. */
export function encodeFrame(opcode: number, payload: Buffer, masked: boolean, compressed = false): Buffer {
  const mask = masked ? Buffer.from([1, 2, 3, 4]) : Buffer.alloc(0);
  const body = masked ? Buffer.from(payload.map((byte, index) => byte ^ mask[index % 4]!)) : payload;
  const length = lengthBytes(payload.length);
  if (masked) length[0]! |= 0x80;
  return Buffer.concat([Buffer.from([0x80 | (compressed ? compressedBit : 0) | opcode]), length, mask, body]);
}

export type Frame = { readonly opcode: number; readonly payload: Buffer; readonly compressed: boolean };

/** Takes whole frames off the front of a client's bytes; returns them unmasked, and the rest. */
export function decodeFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let rest = bytes;
  for (;;) {
    if (rest.length < 2) return { frames, rest };
    const short = rest[1]! & 0x7f;
    const extraBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const masked = (rest[1]! & 0x80) !== 0;
    const start = 2 + extraBytes + (masked ? 4 : 0);
    if (rest.length < start) return { frames, rest };
    const length = short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
    if (rest.length < start + length) return { frames, rest };
    const mask = rest.subarray(start - 4, start);
    const payload = Buffer.from(rest.subarray(start, start + length));
    if (masked) for (let index = 0; index < length; index += 1) payload[index]! ^= mask[index % 4]!;
    frames.push({ opcode: rest[0]! & 0x0f, payload, compressed: (rest[0]! & compressedBit) !== 0 });
    rest = rest.subarray(start + length);
  }
}

/**
 * The response that opens a WebSocket for a request with this Sec-WebSocket-Key. RFC 6455 §4.2.2. `extensions` is its
 * answer to the client's offer.
 */
export function switchingProtocols(key: string, extensions?: string): string {
  const accept = createHash('sha1')
    .update(key + acceptSuffix)
    .digest('base64');
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    ...(extensions === undefined ? [] : [`Sec-WebSocket-Extensions: ${extensions}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
