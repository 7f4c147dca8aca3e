import { utf8 } from './utf8.ts';

/** One frame's header, and what a Close frame said. RFC 6455 §5.2. */
export type WireFrame = {
  readonly atMs: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly compressed: boolean;
  readonly bytes: number;
  /** Of a Close frame: what its body says; null without body, or where the capture cut it off. */
  readonly close: { readonly code: number | null; readonly reason: string | null; readonly empty: boolean } | null;
};

const opcodes = new Set([0, 1, 2, 8, 9, 10]);

/** Reads the frames of one direction. Payload is skipped without being kept, but for the 125 bytes of a Close. */
export class FrameReader {
  readonly #onFrame: (frame: WireFrame) => void;
  readonly #onPayload: (atMs: number) => void;
  readonly #head = new Uint8Array(14);
  #headBytes = 0;
  #headAtMs = 0;
  #payloadLeft = 0;
  #body: number[] = [];
  #close: { readonly atMs: number; readonly bytes: number; readonly mask: readonly number[] | null } | null = null;
  /** Bytes are missing: the next frame begins at the start of a segment, if it looks like one. */
  #lost = false;
  #broken = false;
  #first = true;

  /** `onPayload`: some of the payload of the frame before was sent, after its header. */
  constructor(onFrame: (frame: WireFrame) => void, onPayload: (atMs: number) => void) {
    this.#onFrame = onFrame;
    this.#onPayload = onPayload;
  }

  bytes(data: Uint8Array, atMs: number, start: boolean): void {
    if (this.#broken) return;
    let at = 0;
    if (this.#lost) {
      if (!start || !looksLikeFrame(data)) return;
      this.#lost = false;
    }
    while (at < data.length) {
      if (this.#payloadLeft > 0) {
        const count = Math.min(this.#payloadLeft, data.length - at);
        if (this.#close) for (let i = 0; i < count; i++) this.#body.push(data[at + i]!);
        else if (atMs > this.#headAtMs) this.#onPayload(atMs);
        this.#payloadLeft -= count;
        at += count;
        if (this.#payloadLeft === 0) this.#finishClose();
        continue;
      }
      if (this.#headBytes === 0) this.#headAtMs = atMs;
      this.#head[this.#headBytes++] = data[at++]!;
      if (this.#headBytes >= headerBytes(this.#head, this.#headBytes)) this.#header();
      if (this.#broken) return;
    }
  }

  /** Whether a frame may have been in the bytes that are missing. */
  gap(count: number): boolean {
    if (this.#payloadLeft > 0) {
      const inside = Math.min(count, this.#payloadLeft);
      this.#payloadLeft -= inside;
      if (this.#payloadLeft === 0) this.#finishClose();
      if (inside === count) return false;
    }
    this.#headBytes = 0;
    this.#lost = true;
    return true;
  }

  #header(): void {
    const head = this.#head;
    const opcode = head[0]! & 15;
    const masked = (head[1]! & 128) !== 0;
    const short = head[1]! & 127;
    const bytes = short === 126 ? numberAt(head, 2, 2) : short === 127 ? numberAt(head, 2, 8) : short;
    const headerEnd = this.#headBytes;
    this.#headBytes = 0;
    const first = this.#first;
    this.#first = false;
    if (first && !opcodes.has(opcode) && (head[0]! & 0x70) !== 0) {
      // What follows this 101 is no WebSocket.
      this.#broken = true;
      return;
    }
    if (opcode === 8 && bytes <= 125) {
      this.#close = { atMs: this.#headAtMs, bytes, mask: masked ? [...head.subarray(headerEnd - 4, headerEnd)] : null };
      this.#body = [];
      this.#payloadLeft = bytes;
      if (bytes === 0) this.#finishClose();
      return;
    }
    this.#payloadLeft = bytes;
    this.#onFrame({
      atMs: this.#headAtMs,
      opcode,
      masked,
      compressed: (head[0]! & 64) !== 0,
      bytes,
      close: null,
    });
  }

  #finishClose(): void {
    const close = this.#close;
    if (!close) return;
    this.#close = null;
    const { mask } = close;
    const body = new Uint8Array(this.#body);
    if (mask) for (let i = 0; i < body.length; i++) body[i]! ^= mask[i % 4]!;
    const whole = body.length === close.bytes;
    this.#onFrame({
      atMs: close.atMs,
      opcode: 8,
      masked: close.mask !== null,
      compressed: false,
      bytes: close.bytes,
      close: {
        code: body.length >= 2 ? body[0]! * 256 + body[1]! : null,
        reason: whole ? utf8(body.subarray(2)) : null,
        empty: close.bytes === 0,
      },
    });
  }
}

/** A number of so many bytes, the highest first. A DataView would give each small array a buffer of its own. */
function numberAt(data: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) value = value * 256 + data[at]!;
  return value;
}

function headerBytes(head: Uint8Array, have: number): number {
  if (have < 2) return 2;
  const short = head[1]! & 127;
  return 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (head[1]! & 128 ? 4 : 0);
}

/** A plausible start of a frame: a known opcode, no reserved bit but RSV1, control frames short and whole. */
export function looksLikeFrame(data: Uint8Array): boolean {
  const [first = 0, second = 0] = data;
  if (data.length < 2 || !opcodes.has(first & 15) || (first & 0x30) !== 0) return false;
  return (first & 8) === 0 || ((first & 128) !== 0 && (second & 127) <= 125);
}
