import { type Piece, pieceOf, rewrite, slice } from './piece.ts';

/*
 * What programs put around a message on its way to the reader's clipboard: terminal colours, strings in strings,
 * e-mail and HTML encodings, and the prefixes of log collectors.
 */

/** Deeper nesting than JSON in JSON in JSON has not been seen. */
const roundsMax = 3;

// The escape character is often lost on the way, its parameters stay.
const escapeCharacters = '\u001b\u009b';
const colours = new RegExp(
  `(?:[${escapeCharacters}]|\\^\\[)\\[?[\\d;?]{0,16}[A-Za-z]|\\[\\d{0,3}(?:;\\d{1,3}){0,4}m`,
  'g',
);
const escapes = /\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|033|e(?=\[)|["'`\\/bfnrt])/g;
const quotedPrintable = /(?:=[\dA-F]{2}){1,8}/g;
const entities = /&(?:quot|apos|amp|lt|gt|nbsp|#\d{1,5}|#x[\dA-Fa-f]{1,4});/g;

const hasEscape = /\\(?:["'nrt/]|u[\dA-Fa-f]{4}|x1[bB]|033)/;
const hasQuotedPrintable = /=(?:E2=8|C2=A|3D|22)/;
const mayBeWrapped = new RegExp(
  `[\\\\${escapeCharacters}]|\\^\\[|\\[\\d{0,3}(?:;\\d{1,3}){0,4}m|=(?:E2=8|C2=A|3D|22)|&(?:quot|apos|amp|lt|gt|nbsp|#)`,
);

const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: ' ', f: ' ' };

function unescaped(match: string): string {
  const kind = match[1]!;
  if (match === '\\033' || kind === 'e') return '\u001b';
  if (kind === 'u' || kind === 'x') return String.fromCharCode(Number.parseInt(match.slice(2), 16));
  return letters[kind] ?? kind;
}

function entity(match: string): string {
  const name = match.slice(1, -1);
  if (!name.startsWith('#')) return named[name]!;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code < 0xffff ? String.fromCharCode(code) : ' ';
}

/** UTF-8 as three-digit groups of quoted-printable, for the characters of two and three bytes that mail programs encode. */
function fromQuotedPrintable(match: string): string {
  const bytes = match
    .slice(1)
    .split('=')
    .map((hex) => Number.parseInt(hex, 16));
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const [a, b = 0, c = 0] = bytes.slice(i, i + 3) as [number, number?, number?];
    if (a < 0x80) text += String.fromCharCode(a);
    else if (a >= 0xe0 && a < 0xf0 && b >= 0x80 && c >= 0x80) {
      text += String.fromCharCode(((a & 0xf) << 12) | ((b & 0x3f) << 6) | (c & 0x3f));
      i += 2;
    } else if (a >= 0xc2 && a < 0xe0 && b >= 0x80) {
      text += String.fromCharCode(((a & 0x1f) << 6) | (b & 0x3f));
      i += 1;
    } else text += '\uFFFD';
  }
  return text;
}

/** Whether a text holds anything that `unwrap` would decode; one look for a whole paste. */
export const needsUnwrapping = (text: string): boolean => mayBeWrapped.test(text);

/** A line without what was wrapped around its messages: one piece, or several where a string held line ends. */
export function unwrap(line: string): readonly Piece[] {
  let piece = pieceOf(line);
  if (!mayBeWrapped.test(line)) return [piece];
  for (let round = 0; round < roundsMax && hasEscape.test(piece.text); round++)
    piece = rewrite(piece, escapes, unescaped);
  piece = rewrite(piece, colours, () => '');
  if (hasQuotedPrintable.test(piece.text)) piece = rewrite(piece, quotedPrintable, fromQuotedPrintable);
  piece = rewrite(piece, entities, entity);
  return splitLines(piece);
}

function splitLines(piece: Piece): readonly Piece[] {
  if (!piece.text.includes('\n')) return [piece];
  const pieces: Piece[] = [];
  let from = 0;
  while (from <= piece.text.length) {
    const end = piece.text.indexOf('\n', from);
    const to = end < 0 ? piece.text.length : end;
    if (to > from) pieces.push(slice(piece, from, to));
    from = to + 1;
  }
  return pieces;
}

const iso = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;
/** Prefixes of log collectors; what they add belongs to them and not to the message. */
const prefixes: readonly RegExp[] = [
  /^\s{0,8}[>|]\s/, // quoted in a mail or an issue
  /^[\w.-]{1,60}[-_]?\d{0,3}\s{1,12}\|\s/, // docker compose
  /^\[pod\/[\w./-]{1,160}\]\s/, // kubectl logs --prefix
  new RegExp(`^${iso} (?:stdout|stderr) [FP] `), // container runtime interface
  new RegExp(`^${iso} (?:app|heroku)\\[[\\w.-]{1,40}\\]: `), // Heroku
  new RegExp(
    `^${iso}[\\t ]{1,2}(?=.{0,3}(?:${iso}|\\d{4}/\\d\\d/\\d\\d |\\d{1,2}:\\d\\d:\\d\\d|[IWEF]\\d{4} |\\d\\d/[A-Z][a-z]{2}/\\d{4}))`,
  ), // docker logs -t, GitHub Actions
  new RegExp(`^${iso}\\t[\\da-f-]{36}\\t(?:INFO|WARN|ERROR|DEBUG|TRACE)\\t`), // Lambda in CloudWatch
  /^(?:<\d{1,3}>(?:1 )?)(?=\S)/, // syslog priority
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \S{1,60} [\w./-]{1,60}(?:\[\d{1,8}\])?: /, // syslog, journald
  new RegExp(`^${iso} \\S{1,60} [\\w./-]{1,60}\\[\\d{1,8}\\]: `), // the same with a full date
  /^\d{1,6}[:-]\s?(?=\D)/, // grep -n
  /^[\w./-]{1,80}\.log:(?:\d{1,7}:)?/, // grep of several files
];

/** How far the prefixes of collectors go; at most three are wrapped around each other. */
export function prefixLength(text: string): number {
  let from = 0;
  for (let round = 0; round < 3; round++) {
    const rest = text.slice(from, from + 240);
    const match = prefixes.map((pattern) => pattern.exec(rest)).find((found) => found !== null && found[0].length > 0);
    if (!match) break;
    from += match[0].length;
  }
  return from;
}
