import { type CloseCode, type CloseCodeRange, closeCode, rangeOf } from '../../core/protocol/close-codes.ts';

/** A number that can only be a close code, and what answers for it: its own page, or its range. */
export type DirectHit = {
  readonly code: number;
  readonly entry: CloseCode | undefined;
  readonly range: CloseCodeRange;
  /** English path of the page that answers. */
  readonly path: string;
};

const pathOf = (entry: CloseCode | undefined, range: CloseCodeRange): string => {
  if (entry) return `/${entry.code}/`;
  return range.hasPage ? `/${range.id}/` : '/codes/';
};

/** A number with nothing but the words that say what kind of number it is: `code 4001`. */
const alone = /^(?:(?:websocket|close|status|error|code|クローズ|コード|エラー)\s*)*(\d+)$/i;
/** Longer than any number that somebody takes for a code; of a longer one nothing is shown. */
const digitsMax = 12;

const plain = (query: string): string => query.normalize('NFKC').trim();

/** The number in a query that is nothing else and fits in no Close frame, as it was typed. */
export function noCode(query: string): string | undefined {
  const digits = alone.exec(plain(query))?.[1];
  return digits !== undefined && digits.length <= digitsMax && !rangeOf(Number(digits)) ? digits : undefined;
}

/**
 * The close code in a query: the query is a number, or a pasted text holds exactly one registered code (`Disconnected
 * with 1006`). Numbers that are not codes, such as a duration in milliseconds, do not count.
 */
export function directHit(query: string): DirectHit | undefined {
  const text = plain(query);
  const numbers = [...new Set((text.match(/\d+/g) ?? []).map(Number))];
  const candidates = alone.test(text) ? numbers : numbers.filter((n) => closeCode(n) !== undefined);
  const [code, ...more] = candidates;
  if (code === undefined || more.length > 0) return undefined;
  const range = rangeOf(code);
  if (!range) return undefined;
  const entry = closeCode(code);
  return { code, entry, range, path: pathOf(entry, range) };
}
