import { type Lang, language } from '../../i18n/languages.ts';

/** Digits in groups, `65_536`, as one number. */
const oneNumber = (text: string): string => text.replace(/(?<=\d)[,_\u202f](?=\d{3})/g, '');

const plain = (text: string): string => oneNumber(text.normalize('NFKC').toLowerCase().replaceAll('\u200b', ''));

/** Endings are no longer than this, in letters or in kana: `reconnecting`, つながらない. */
const endingMax = 3;
/** Less of a word than this is the beginning of too many others. */
const leastLetters = 4;
const leastKana = 2;

/** What of a word stays in its other forms: enough to tell `heartbeat` from what only begins with the same letter. */
const stemOf = (word: string, least: number): string => word.slice(0, Math.max(least, word.length - endingMax));

/**
 * Whether a text says what was asked for: each number, and any of the words, since one may be spelled in another way
 * (wifi). Where its index holds no such word, Pagefind looks for shorter and shorter
 * beginnings of it: 70000 finds each 70 s, and ほげほげ each け.
 */
export function isToldBy(text: string, query: string, lang: Lang): boolean {
  const { grammar } = language(lang);
  const binds = grammar ? new RegExp(grammar, 'u') : undefined;
  const needed = (word: string): string =>
    binds?.test(word) ? stemOf(word, leastKana) : /^\p{Script=Latin}+$/u.test(word) ? stemOf(word, leastLetters) : word;
  const told = plain(text);
  const asked = plain(query).match(/[\p{L}\p{N}\p{M}ー]+/gu) ?? [];
  const isTold = (word: string): boolean => told.includes(needed(word));
  const numbers = asked.filter((word) => /^\p{N}+$/u.test(word));
  const words = asked.filter((word) => !numbers.includes(word));
  return numbers.every(isTold) && (words.length === 0 || words.some(isTold));
}
