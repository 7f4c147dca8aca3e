/**
 * A piece of one pasted line, perhaps decoded. It remembers where each character came from, so that whatever is read
 * in it can be marked in the line as it was pasted.
 */
export type Piece = {
  readonly text: string;
  /** Offset in the pasted line of the first character, when nothing was decoded. */
  readonly start: number;
  /** Offsets in the pasted line of every character and of the end; null when nothing was decoded. */
  readonly map: Int32Array | null;
};

/** Where something is in a line as it was pasted. */
export type Span = readonly [from: number, to: number];

export const pieceOf = (text: string): Piece => ({ text, start: 0, map: null });

/** Offset in the pasted line of the character at `i`; `i` may be the length. */
export const originOf = ({ start, map }: Piece, i: number): number => (map ? map[i]! : start + i);

export const spanOf = (piece: Piece, from: number, to: number): Span => [originOf(piece, from), originOf(piece, to)];

export function slice(piece: Piece, from: number, to: number = piece.text.length): Piece {
  const text = piece.text.slice(from, to);
  return piece.map
    ? { text, start: 0, map: piece.map.subarray(from, to + 1) }
    : { text, start: piece.start + from, map: null };
}

/** The piece with every match of a global pattern replaced. A pattern without a match gives the piece itself. */
export function rewrite(piece: Piece, pattern: RegExp, replace: (match: string) => string): Piece {
  const parts: string[] = [];
  const origins: number[] = [];
  let from = 0;
  const keep = (to: number): void => {
    parts.push(piece.text.slice(from, to));
    for (let i = from; i < to; i++) origins.push(originOf(piece, i));
  };
  for (const match of piece.text.matchAll(pattern)) {
    keep(match.index);
    const text = replace(match[0]);
    parts.push(text);
    for (let i = 0; i < text.length; i++) origins.push(originOf(piece, match.index));
    from = match.index + match[0].length;
  }
  if (from === 0 && parts.length === 0) return piece;
  keep(piece.text.length);
  origins.push(originOf(piece, piece.text.length));
  return { text: parts.join(''), start: 0, map: Int32Array.from(origins) };
}
