/** Decodes UTF-8 without TextDecoder, which the core does not have. Invalid sequences become U+FFFD, as WHATWG's. */
export function utf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const more = first < 0x80 ? 0 : first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : -1;
    let code = more <= 0 ? first : first & (0x3f >> more);
    let used = 1;
    while (more > 0 && used <= more && ((bytes[at + used] ?? 0) & 0xc0) === 0x80) {
      code = code * 64 + (bytes[at + used]! & 0x3f);
      used += 1;
    }
    const least = [0, 0x80, 0x800, 0x10000][Math.max(0, more)]!;
    const valid =
      more >= 0 &&
      first < 0xf5 &&
      used === more + 1 &&
      code >= least &&
      code <= 0x10ffff &&
      (code < 0xd800 || code > 0xdfff);
    text += valid ? String.fromCodePoint(code) : '\ufffd';
    at += used;
  }
  return text;
}

/** As many arguments as every engine takes in one call. */
const argumentsMax = 4096;

/** Bytes as Latin-1, which is what HTTP/1.1 heads are made of. A text that grows by one letter would be a rope of letters. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += argumentsMax)
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + argumentsMax));
  return text;
}

/** A text of its own. A part of a longer text may keep all of it in memory, a head with its cookies for an address. */
export const ownText = (text: string): string => [...text].join('');
