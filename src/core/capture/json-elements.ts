import { captureBounds } from './observed.ts';

/** Turns UTF-8 into text; the core has no TextDecoder of its own. */
export type Decode = (bytes: Uint8Array) => string;

type Level = { readonly array: boolean; key: string };

const quote = 0x22;
const backslash = 0x5c;

/** A part that is being collected: its path, the depth at which it ends, and what earlier chunks hold of it. */
class Part {
  readonly path: string;
  readonly depth: number;
  readonly isScalar: boolean;
  /** One buffer that grows: a part with a million others in it comes in as many pieces. */
  #held = new Uint8Array(0);
  #bytes = 0;

  constructor(path: string, depth: number, isScalar: boolean) {
    this.path = path;
    this.depth = depth;
    this.isScalar = isScalar;
  }

  keep(piece: Uint8Array): void {
    const total = this.#bytes + piece.length;
    if (total > captureBounds.elementBytes) this.#held = new Uint8Array(0);
    else {
      if (total > this.#held.length) {
        const larger = new Uint8Array(Math.max(total, 2 * this.#held.length));
        larger.set(this.#held.subarray(0, this.#bytes));
        this.#held = larger;
      }
      this.#held.set(piece, this.#bytes);
    }
    this.#bytes = total;
  }

  /** All of it, whose last piece is `end`; null: it is too large. */
  whole(end: Uint8Array): Uint8Array | null {
    if (this.#bytes === 0 && end.length <= captureBounds.elementBytes) return end;
    this.keep(end);
    return this.#bytes > captureBounds.elementBytes ? null : this.#held.subarray(0, this.#bytes);
  }
}

/** What stands in a part in the place of a part of its own. */
const stub = Uint8Array.of(0x30);

/** How many brackets are open where a path leads: `log.entries[]` is behind three. */
const depthOf = (path: string): number => path.split(/\.|\[\]/).length;

/**
 * Cuts one large JSON text into the parts somebody asked for, without building the rest: `log.entries[]` gives each
 * element of that array, `constants` the whole value. Text comes in pieces of any size; each part is parsed separately,
 * so that a text that breaks off gives all its whole parts. Inside a part that is asked for another may be: it comes
 * first, and a 0 is left in its place, so that neither has to hold the other. `isLines`: one JSON text follows another.
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
  /** The parts being collected, the one inside last. */
  readonly #parts: Part[] = [];
  /** Not JSON at all, or JSON of another shape. */
  failed = false;
  /** Parts that were too large or not JSON. */
  skipped = 0;
  found = 0;
  /** How many parts have begun that stand in no other. */
  begun = 0;
  readonly #depths: ReadonlySet<number>;
  readonly #depthMax: number;
  readonly #isLines: boolean;

  constructor(
    wanted: readonly string[],
    decode: Decode,
    onElement: (path: string, value: unknown) => void,
    isLines = false,
  ) {
    this.#isLines = isLines;
    this.#wanted = new Set(wanted);
    this.#depths = new Set(wanted.map(depthOf));
    this.#depthMax = Math.max(...this.#depths);
    this.#decode = decode;
    this.#onElement = onElement;
  }

  /** The text ended where JSON may end. */
  get whole(): boolean {
    return this.#stack.length === 0 && !this.#inString && (!this.#expectValue || (this.#isLines && this.found > 0));
  }

  push(chunk: Uint8Array): void {
    if (this.failed) return;
    let from = this.#parts.length > 0 ? 0 : -1;
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
          if (this.#expectValue) from = this.#begin(chunk, at, from, true);
          else if (level && !level.array && this.#stack.length <= this.#depthMax) this.#keyBytes = [];
          this.#inString = true;
          break;
        case 0x7b: // {
        case 0x5b: // [
          if (!this.#expectValue) return this.#fail();
          from = this.#begin(chunk, at, from, false);
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
          if (this.#parts.at(-1)?.depth === this.#stack.length) from = this.#end(chunk, at + 1, from);
          if (this.#stack.length > 0) break;
          if (!this.#isLines) return;
          this.#expectValue = true;
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
            from = this.#begin(chunk, at, from, true);
            this.#expectValue = false;
          }
      }
    }
    this.#parts.at(-1)?.keep(chunk.subarray(from));
  }

  #fail(): void {
    this.failed = true;
    this.#parts.length = 0;
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

  /** Whether a part begins at `at`; returns from where the one that is collected stands in this chunk. */
  #begin(chunk: Uint8Array, at: number, from: number, isScalar: boolean): number {
    const depth = this.#stack.length;
    if (!this.#depths.has(depth)) return from;
    const outer = this.#parts.at(-1);
    if (outer && outer.depth >= depth) return from;
    const path = this.#stack.reduce(
      (text, { array, key }) => (array ? `${text}[]` : text ? `${text}.${key}` : key),
      '',
    );
    if (!this.#wanted.has(path)) return from;
    if (outer) {
      outer.keep(chunk.subarray(from, at));
      outer.keep(stub);
    } else this.begun += 1;
    this.#parts.push(new Part(path, depth, isScalar));
    return at;
  }

  #endScalar(chunk: Uint8Array, at: number, from: number): number {
    const part = this.#parts.at(-1);
    return part?.isScalar && part.depth === this.#stack.length ? this.#end(chunk, at, from) : from;
  }

  #end(chunk: Uint8Array, to: number, from: number): number {
    const part = this.#parts.pop()!;
    const rest = this.#parts.length > 0 ? to : -1;
    let value: unknown;
    try {
      const bytes = part.whole(chunk.subarray(from, to));
      if (!bytes) throw new RangeError('too large');
      value = JSON.parse(this.#decode(bytes));
    } catch {
      this.skipped += 1;
      return rest;
    }
    this.found += 1;
    this.#onElement(part.path, value);
    return rest;
  }
}
