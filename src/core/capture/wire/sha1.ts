const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** SHA-1 (FIPS 180-4 §6.1) of a short text in Latin-1: an answer to an opening handshake is made with it. */
export function sha1(text: string): Uint8Array {
  const blocks = Math.ceil((text.length + 9) / 64);
  const bytes = new Uint8Array(blocks * 64);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  bytes[text.length] = 0x80;
  view.setUint32(bytes.length - 4, text.length * 8);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Int32Array(80);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 80; i++)
      words[i] =
        i < 16
          ? view.getInt32(block * 64 + i * 4)
          : rotated(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
    let [a, b, c, d, e] = hash as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const [mixed, constant] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotated(a, 5) + mixed + e + constant + words[i]!) | 0;
      [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
    }
    for (const [i, part] of [a, b, c, d, e].entries()) hash[i] = (hash[i]! + part) | 0;
  }
  const out = new Uint8Array(20);
  for (const [i, part] of hash.entries()) new DataView(out.buffer).setInt32(4 * i, part);
  return out;
}
