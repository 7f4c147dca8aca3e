/**
 * A piece of one pasted line, perhaps decoded. It remembers where each character came from, so that whatever is read
 * in it can be marked in the line as it was pasted.
 */
export type Piece = {
  /** With plain quotes in place of typographic ones, character by character. */
  readonly text: string;
  /** The whole line as it was pasted. */
  readonly line: string;
  /** Offset in the pasted line of the first character, when nothing was decoded. */
  readonly start: number;
  /** Offsets in the pasted line of every character and of the end; null when nothing was decoded. */
  readonly map: Int32Array | null;
};

/** Where something is in a line as it was pasted. */
export type Span = readonly [from: number, to: number];

const typographic = /[‘’“”]/;
const plainQuotes = (line: string): string =>
  typographic.test(line) ? line.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : line;

export const pieceOf = (line: string): Piece => ({ text: plainQuotes(line), line, start: 0, map: null });

/** The very words of the paste where nothing was decoded, else the decoded ones. */
export const quoteOf = (piece: Piece, from: number, to: number): string =>
  piece.map ? piece.text.slice(from, to) : piece.line.slice(piece.start + from, piece.start + to);

/** Offset in the pasted line of the character at `i`; `i` may be the length. */
export const originOf = ({ start, map }: Piece, i: number): number => (map ? map[i]! : start + i);

export const spanOf = (piece: Piece, from: number, to: number): Span => [originOf(piece, from), originOf(piece, to)];

export function slice(piece: Piece, from: number, to: number = piece.text.length): Piece {
  const text = piece.text.slice(from, to);
  return piece.map
    ? { text, line: piece.line, start: 0, map: piece.map.subarray(from, to + 1) }
    : { text, line: piece.line, start: piece.start + from, map: null };
}

/** The piece with every match of a global pattern replaced. A pattern without a match gives the piece itself. */
export function rewrite(piece: Piece, pattern: RegExp, replace: (match: string) => string): Piece {
  const kept: { readonly from: number; readonly to: number; readonly instead: string }[] = [];
  for (const match of piece.text.matchAll(pattern))
    kept.push({ from: match.index, to: match.index + match[0].length, instead: replace(match[0]) });
  if (kept.length === 0) return piece;
  const length = kept.reduce((sum, { from, to, instead }) => sum + instead.length - (to - from), piece.text.length);
  const map = new Int32Array(length + 1);
  let text = '';
  let from = 0;
  let n = 0;
  for (const one of kept) {
    text += piece.text.slice(from, one.from) + one.instead;
    for (let i = from; i < one.from; i++) map[n++] = originOf(piece, i);
    for (let i = 0; i < one.instead.length; i++) map[n++] = originOf(piece, one.from);
    from = one.to;
  }
  text += piece.text.slice(from);
  for (let i = from; i <= piece.text.length; i++) map[n++] = originOf(piece, i);
  return { text, line: piece.line, start: 0, map };
}
