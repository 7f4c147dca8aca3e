import { captureBounds } from '../observed.ts';
import type { TcpSegment } from './tcp-segment.ts';
import type { Capture } from './two-recorders.ts';

/** Receives one direction of a TCP connection in order. `start`: these bytes are the beginning of a segment. */
export type ByteStreamSink = {
  bytes(data: Uint8Array, atMs: number, start: boolean): void;
  /** Bytes that were sent but are not in the capture: cut by a snap length, or missed by the recorder in that time. */
  gap(count: number, fromMs: number, toMs: number): void;
};

type Pending = { readonly sequence: number; readonly data: Uint8Array; readonly bytes: number; readonly atMs: number };

/** Bytes that wait for earlier ones, of all streams of one file together. */
export type WaitingBytes = { count: number };

/** What a segment turned out to be. */
export type SegmentKind = 'new' | 'copy' | 'retransmission' | 'keep-alive' | 'bare';

const recentMax = 64;
const numbersOfSegment = 5;

/** The signed distance between two sequence numbers, which wrap at 32 bits (RFC 9293 §3.4). */
const distance = (from: number, to: number): number => (to - from) | 0;

/** Puts one direction of a TCP connection back into order. */
export class ByteStream {
  readonly #sink: ByteStreamSink;
  readonly #waiting: WaitingBytes;
  #next: number | null = null;
  #pending: Pending[] = [];
  /** The last segments, in a ring: three numbers each say all that tells one from another, two where it was captured. */
  readonly #recent: number[] = [];
  #oldest = 0;
  /** Where its first segment was captured. */
  firstVantage = -1;
  #hasCopies = false;
  /** Of the last segment that was a copy: where the file has it first. */
  original: Capture | null = null;
  #synSequence: number | null = null;
  #finSequence: number | null = null;
  /** When the last bytes that are in the capture were sent. */
  #lastAtMs = Number.NaN;
  /** More was sent than is in the capture: up to which byte, and when the first sign of that was seen. */
  #missing: { readonly upTo: number; readonly atMs: number } | null = null;

  constructor(sink: ByteStreamSink, waiting: WaitingBytes) {
    this.#sink = sink;
    this.#waiting = waiting;
  }

  get started(): boolean {
    return this.#next !== null;
  }

  take(segment: TcpSegment, atMs: number): SegmentKind {
    const { sequence, payloadBytes, payload, syn, fin, rst } = segment;
    if (this.firstVantage < 0) this.firstVantage = segment.vantage;
    this.original = this.#originalOf(segment, atMs);
    if (this.original) {
      this.#hasCopies = true;
      return 'copy';
    }
    // The clock of the other recorder is far behind: what it has is known here, and long forgotten.
    const isElsewhere = segment.vantage !== this.firstVantage;
    if (syn) {
      const again = this.#synSequence === sequence;
      this.#synSequence = sequence;
      this.#next ??= (sequence + 1) >>> 0;
      return again ? (isElsewhere ? 'copy' : 'retransmission') : 'new';
    }
    this.#next ??= sequence;
    if (Number.isNaN(this.#lastAtMs)) this.#lastAtMs = atMs;
    const behind = distance(sequence, this.#next);
    if (payloadBytes === 0) {
      if (!rst) this.#noteMissing(sequence, atMs);
      if (fin) {
        const again = this.#finSequence === sequence;
        this.#finSequence = sequence;
        return again ? (isElsewhere ? 'copy' : 'retransmission') : 'new';
      }
      return !rst && behind === 1 ? 'keep-alive' : 'bare';
    }
    if (payloadBytes === 1 && behind === 1 && !fin) return 'keep-alive';
    if (behind >= payloadBytes) return isElsewhere && this.#hasCopies ? 'copy' : 'retransmission';
    const again = this.#pending.some((one) => one.sequence === sequence && one.bytes >= payloadBytes);
    if (again) return 'retransmission';
    if (behind >= 0) {
      this.#deliver(payload.subarray(Math.min(behind, payload.length)), payloadBytes - behind, atMs);
      this.#drain();
      return 'new';
    }
    // slice: the packet's memory is only valid during the call.
    this.#pending.push({ sequence, data: payload.slice(), bytes: payloadBytes, atMs });
    this.#waiting.count += payload.length;
    const { pendingSegments, pendingBytes } = captureBounds;
    if (this.#pending.length > pendingSegments || this.#waiting.count > pendingBytes) this.#skipToPending();
    return 'new';
  }

  /**
   * Where this very packet was just captured, if it was: in a merged capture it is there twice. A packet that nothing tells
   * from one that was sent again is the same one if it was captured at another place.
   */
  #originalOf({ sequence, acknowledgement, payloadBytes, syn, fin, rst, copyKey, vantage }: TcpSegment, atMs: number) {
    const recent = this.#recent;
    const flags = (syn ? 1 : 0) + (fin ? 2 : 0) + (rst ? 4 : 0);
    const sent = sequence * 8 + flags;
    const answered = acknowledgement * 2 ** 20 + (payloadBytes % 2 ** 20);
    for (let i = 0; i < recent.length; i += numbersOfSegment)
      if (
        recent[i + 1] === answered &&
        recent[i] === sent &&
        recent[i + 2] === copyKey &&
        (copyKey !== 0 || recent[i + 3] !== vantage)
      )
        return { vantage: recent[i + 3]!, atMs: recent[i + 4]! };
    if (recent.length < numbersOfSegment * recentMax) recent.push(sent, answered, copyKey, vantage, atMs);
    else {
      const at = this.#oldest;
      recent[at] = sent;
      recent[at + 1] = answered;
      recent[at + 2] = copyKey;
      recent[at + 3] = vantage;
      recent[at + 4] = atMs;
      this.#oldest = (at + numbersOfSegment) % (numbersOfSegment * recentMax);
    }
    return null;
  }

  /** The other end acknowledged up to here, so what is missing before it was sent and only not captured. */
  acknowledged(upTo: number, atMs: number): void {
    if (this.#next === null) return;
    this.#noteMissing(upTo, atMs);
    if (this.#pending.length === 0) return;
    if (distance(this.#next, upTo) > 0 && distance(this.#first(), upTo) > 0) this.#skipToPending();
  }

  /** A FIN counts as one byte, and no frame or record is as short. */
  #noteMissing(upTo: number, atMs: number): void {
    const isMore = this.#missing ? distance(this.#missing.upTo, upTo) > 0 : distance(this.#next!, upTo) > 1;
    if (isMore) this.#missing = { upTo, atMs };
  }

  /** What was sent after all that is in the capture, although nothing more of it is. */
  tellMissing(): void {
    if (this.#missing) this.#sink.gap(distance(this.#next!, this.#missing.upTo), this.#lastAtMs, this.#missing.atMs);
    this.#missing = null;
  }

  #first(): number {
    return this.#pending.reduce(
      (first, { sequence }) => (distance(sequence, first) > 0 ? sequence : first),
      this.#pending[0]!.sequence,
    );
  }

  #skipToPending(): void {
    const first = this.#first();
    const { atMs } = this.#pending.find(({ sequence }) => sequence === first)!;
    this.#sink.gap(distance(this.#next!, first), this.#lastAtMs, Math.min(atMs, this.#missing?.atMs ?? atMs));
    this.#next = first;
    this.#drain();
  }

  #drain(): void {
    if (this.#pending.length === 0) return;
    this.#pending.sort((a, b) => distance(b.sequence, a.sequence));
    let used = 0;
    for (const one of this.#pending) {
      const behind = distance(one.sequence, this.#next!);
      if (behind < 0) break;
      used += 1;
      if (behind < one.bytes)
        this.#deliver(one.data.subarray(Math.min(behind, one.data.length)), one.bytes - behind, one.atMs);
    }
    this.#release(used);
  }

  /** Nobody will ask for this stream again: what waits for earlier bytes is given up. */
  drop(): void {
    this.#release(this.#pending.length);
  }

  #release(count: number): void {
    for (const { data } of this.#pending.slice(0, count)) this.#waiting.count -= data.length;
    this.#pending = this.#pending.slice(count);
  }

  #deliver(data: Uint8Array, bytes: number, atMs: number): void {
    this.#next = (this.#next! + bytes) >>> 0;
    this.#lastAtMs = atMs;
    if (this.#missing && distance(this.#next, this.#missing.upTo) <= 1) this.#missing = null;
    const captured = data.subarray(0, Math.min(bytes, data.length));
    if (captured.length > 0) this.#sink.bytes(captured, atMs, true);
    if (captured.length < bytes) this.#sink.gap(bytes - captured.length, atMs, atMs);
  }
}
