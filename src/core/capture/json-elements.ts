import { captureBounds } from './observed.ts';

/** Turns UTF-8 into text; the core has no TextDecoder of its own. */
export type Decode = (bytes: Uint8Array) => string;

type Level = { readonly array: boolean; key: string };

const quote = 0x22;
const backslash = 0x5c;

/**
 * Cuts one large JSON text into the parts somebody asked for, without building the rest: `log.entries[]` gives each
 * element of that array, `constants` the whole value. Text comes in pieces of any size; each part is parsed separately,
 * so that a text that breaks off gives all its whole parts.
 */
export class JsonElements {
  readonly #wanted: ReadonlySet<string>;
  readonly #onElement: (path: string, value: unknown) => void;
  readonly #decode: Decode;
  readonly #stack: Level[] = [];
  #inString = false;
  #escaped = false;
  /** Bytes of the string that may be a key, at the levels where keys matter. */
  #keyBytes: number[] | null = null;
  #expectValue = true;
  /** The part being collected: its path, the depth at which it ends, and its pieces from earlier chunks. */
  #part: { readonly path: string; readonly depth: number } | null = null;
  #pieces: Uint8Array[] = [];
  #pieceBytes = 0;
  #scalar = false;
  /** Not JSON at all, or JSON of another shape. */
  failed = false;
  /** Parts that were too large or not JSON. */
  skipped = 0;
  found = 0;
  readonly #depthMax: number;

  constructor(wanted: readonly string[], decode: Decode, onElement: (path: string, value: unknown) => void) {
    this.#wanted = new Set(wanted);
    this.#depthMax = Math.max(...wanted.map((path) => path.split(/\.|\[\]/).length));
    this.#decode = decode;
    this.#onElement = onElement;
  }

  /** The text ended where JSON may end. */
  get whole(): boolean {
    return this.#stack.length === 0 && !this.#expectValue && !this.#inString;
  }

  push(chunk: Uint8Array): void {
    if (this.failed) return;
    let from = this.#part ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      if (this.#inString) {
        at = this.#string(chunk, at);
        continue;
      }
      const byte = chunk[at]!;
      // Space, tab, line ends.
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
      const level = this.#stack.at(-1);
      switch (byte) {
        case quote:
          if (this.#expectValue) from = this.#begin(at, from, true);
          else if (level && !level.array && this.#stack.length < this.#depthMax) this.#keyBytes = [];
          this.#inString = true;
          break;
        case 0x7b: // {
        case 0x5b: // [
          if (!this.#expectValue) return this.#fail();
          from = this.#begin(at, from, false);
          this.#stack.push({ array: byte === 0x5b, key: '' });
          this.#expectValue = byte === 0x5b;
          if (this.#stack.length > 200) return this.#fail();
          break;
        case 0x7d: // }
        case 0x5d: // ]
          if (!level || level.array !== (byte === 0x5d)) return this.#fail();
          from = this.#endScalar(chunk, at, from);
          this.#stack.pop();
          this.#expectValue = false;
          if (this.#part && this.#stack.length === this.#part.depth) from = this.#end(chunk, at + 1, from);
          if (this.#stack.length === 0) return;
          break;
        case 0x2c: // ,
          from = this.#endScalar(chunk, at, from);
          if (!level) return this.#fail();
          this.#expectValue = level.array;
          break;
        case 0x3a: // :
          this.#expectValue = true;
          break;
        default:
          if (this.#expectValue) {
            if (this.#stack.length === 0) return this.#fail();
            from = this.#begin(at, from, true);
            this.#expectValue = false;
          }
      }
    }
    if (this.#part) this.#keep(chunk.subarray(Math.max(0, from)));
  }

  #fail(): void {
    this.failed = true;
    this.#part = null;
    this.#pieces = [];
  }

  /** Passes over a string from `at`; returns the place of its last byte in this chunk. */
  #string(chunk: Uint8Array, at: number): number {
    let i = at;
    for (; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) {
        this.#inString = false;
        const level = this.#stack.at(-1);
        if (this.#keyBytes && level) level.key = String.fromCharCode(...this.#keyBytes);
        this.#keyBytes = null;
        if (this.#expectValue) this.#expectValue = false;
        return i;
      }
      if (this.#keyBytes && this.#keyBytes.length < 64) this.#keyBytes.push(byte);
    }
    return i;
  }

  #begin(at: number, from: number, scalar: boolean): number {
    if (this.#part) return from;
    if (this.#stack.length > this.#depthMax) return from;
    const path = this.#stack.reduce(
      (text, { array, key }) => (array ? `${text}[]` : text ? `${text}.${key}` : key),
      '',
    );
    if (!this.#wanted.has(path)) return from;
    this.#part = { path, depth: this.#stack.length };
    this.#scalar = scalar;
    return at;
  }

  #endScalar(chunk: Uint8Array, at: number, from: number): number {
    return this.#part && this.#scalar && this.#part.depth === this.#stack.length ? this.#end(chunk, at, from) : from;
  }

  #keep(piece: Uint8Array): void {
    this.#pieceBytes += piece.length;
    if (this.#pieceBytes <= captureBounds.elementBytes) this.#pieces.push(piece.slice());
    else this.#pieces = [];
  }

  #end(chunk: Uint8Array, to: number, from: number): number {
    const { path } = this.#part!;
    let bytes = chunk.subarray(Math.max(0, from), to);
    const total = this.#pieceBytes + bytes.length;
    if (this.#pieceBytes > 0 && total <= captureBounds.elementBytes) {
      const all = new Uint8Array(total);
      let at = 0;
      for (const piece of this.#pieces) {
        all.set(piece, at);
        at += piece.length;
      }
      all.set(bytes, at);
      bytes = all;
    }
    this.#part = null;
    this.#pieces = [];
    this.#pieceBytes = 0;
    let value: unknown;
    try {
      if (total > captureBounds.elementBytes) throw new RangeError('too large');
      value = JSON.parse(this.#decode(bytes));
    } catch {
      this.skipped += 1;
      return -1;
    }
    this.found += 1;
    this.#onElement(path, value);
    return -1;
  }
}
