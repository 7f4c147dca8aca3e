/** The two byte orders of UTF-16, by their labels in the WHATWG Encoding standard. */
type Utf16 = 'utf-16le' | 'utf-16be';

const brace = 0x7b;

/** What the mark at the beginning of a file tells: Windows PowerShell writes UTF-16 with `>`, and so do spreadsheets. */
export function utf16Of([first, second]: Uint8Array): Utf16 | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, the brace with which all of JSON here begins (RFC 4627 §3).
  return first === brace && second === 0 ? 'utf-16le' : first === 0 && second === brace ? 'utf-16be' : null;
}

/** Turns UTF-16 into UTF-8, without its mark, in pieces of any size. Half a surrogate pair becomes U+FFFD, as WHATWG's. */
export class Utf16ToUtf8 {
  readonly #low: number;
  /** The first byte of a unit that a piece broke, -1 without one. */
  #half = -1;
  /** The first unit of a pair that waits for the second, 0 without one. */
  #lead = 0;
  #isStart = true;

  constructor(order: Utf16) {
    this.#low = order === 'utf-16le' ? 0 : 1;
  }

  push(piece: Uint8Array): Uint8Array {
    // A unit gives at most three bytes, and a unit that waited three more.
    const out = new Uint8Array(Math.ceil((piece.length + 1) / 2) * 3 + 3);
    let to = 0;
    const put = (code: number): void => {
      if (code < 0x80) out[to++] = code;
      else {
        if (code < 0x800) out[to++] = 0xc0 | (code >> 6);
        else {
          if (code < 0x10000) out[to++] = 0xe0 | (code >> 12);
          else {
            out[to++] = 0xf0 | (code >> 18);
            out[to++] = 0x80 | ((code >> 12) & 0x3f);
          }
          out[to++] = 0x80 | ((code >> 6) & 0x3f);
        }
        out[to++] = 0x80 | (code & 0x3f);
      }
    };
    for (const byte of piece) {
      if (this.#half < 0) {
        this.#half = byte;
        continue;
      }
      const unit = this.#low === 0 ? this.#half | (byte << 8) : (this.#half << 8) | byte;
      this.#half = -1;
      const isTrail = unit >= 0xdc00 && unit < 0xe000;
      if (this.#lead > 0) {
        const lead = this.#lead;
        this.#lead = 0;
        if (isTrail) {
          put(0x10000 + ((lead - 0xd800) << 10) + (unit - 0xdc00));
          continue;
        }
        put(0xfffd);
      }
      if (unit >= 0xd800 && unit < 0xdc00) this.#lead = unit;
      else if (isTrail) put(0xfffd);
      else if (unit !== 0xfeff || !this.#isStart) put(unit);
      this.#isStart = false;
    }
    return out.subarray(0, to);
  }
}
