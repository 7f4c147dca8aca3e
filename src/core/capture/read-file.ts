import type { Decode } from './json-elements.ts';
import type { ReadProblem, Recording, RecordingReader } from './observed.ts';
import { sniff, sniffBytes, unreadable } from './read.ts';
import { Utf16ToUtf8, utf16Of } from './utf16.ts';

/** Of a gzipped file at most so many bytes are unpacked: a file of one megabyte can hold a gigabyte of nothing. */
const unpackedBytesMax = 1024 * 1024 * 1024;

/** `log`: it is text, not a recording, and this is its beginning, in UTF-8. */
export type FileRead = { readonly recording: Recording; readonly log: Uint8Array | null };

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Reads one file, unpacked, in pieces of any size, of which no more is held than a reader needs. */
export class FileReading {
  readonly #decode: Decode;
  readonly #logBytesMax: number;
  #left: number;
  /** Null: its first two bytes, where the mark of UTF-16 stands, have not come. */
  #utf8: ((piece: Uint8Array) => Uint8Array) | null = null;
  /** What came before it was known how to read it; of a log all of it. */
  #head: Uint8Array = new Uint8Array(0);
  #reader: RecordingReader | null = null;
  #problem: ReadProblem | null = null;
  #isCutShort = false;

  /** `isPacked`: the pieces are what a gzip unpacks. */
  constructor(decode: Decode, isPacked: boolean, logBytesMax: number, unpackedMax = unpackedBytesMax) {
    this.#decode = decode;
    this.#logBytesMax = logBytesMax;
    this.#left = isPacked ? unpackedMax : Number.POSITIVE_INFINITY;
  }

  /** Whether anything came that can be read. */
  get hasCome(): boolean {
    return this.#reader !== null || this.#head.length > 0;
  }

  /** More follows, and it cannot be unpacked. */
  cutShort(): void {
    this.#isCutShort = true;
  }

  /** Returns whether it wants more. */
  push(whole: Uint8Array): boolean {
    if (whole.length > this.#left) this.cutShort();
    let piece = whole.subarray(0, this.#left);
    this.#left -= piece.length;
    if (!this.#utf8) {
      piece = joined(this.#head, piece);
      this.#head = piece;
      if (piece.length < 2) return this.#left > 0;
      const order = utf16Of(piece);
      const turner = order && new Utf16ToUtf8(order);
      this.#utf8 = turner ? (some) => turner.push(some) : (some) => some;
      this.#head = new Uint8Array(0);
    }
    const text = this.#utf8(piece);
    if (this.#reader) this.#reader.push(text);
    else {
      this.#head = joined(this.#head, text);
      if (this.#problem === null && this.#head.length >= sniffBytes) this.#choose();
    }
    const isEnough = this.#problem !== null && (this.#problem !== 'text' || this.#head.length >= this.#logBytesMax);
    return this.#left > 0 && !isEnough;
  }

  #choose(): void {
    const sniffed = sniff(this.#head.subarray(0, sniffBytes), this.#decode);
    if ('problem' in sniffed) this.#problem = sniffed.problem;
    else {
      this.#reader = sniffed;
      this.#reader.push(this.#head);
      this.#head = new Uint8Array(0);
    }
  }

  end(): FileRead {
    if (!this.#reader && this.#problem === null) this.#choose();
    if (this.#reader) {
      const recording = this.#reader.end();
      // Cut inside an entry or a packet, its reader has said so.
      const isSaid = !this.#isCutShort || recording.problems.some((one) => one === 'truncated' || one === 'damaged');
      const problems: readonly ReadProblem[] = isSaid ? recording.problems : [...recording.problems, 'damaged'];
      return { recording: { ...recording, problems }, log: null };
    }
    const problem = this.#problem!;
    return {
      recording: unreadable(problem),
      log: problem === 'text' ? this.#head.subarray(0, this.#logBytesMax) : null,
    };
  }
}
