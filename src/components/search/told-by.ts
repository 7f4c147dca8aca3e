import { type Lang, language } from '../../i18n/languages.ts';

/** Digits in groups, `65_536`, as one number. */
const oneNumber = (text: string): string => text.replace(/(?<=\d)[,_\u202f](?=\d{3})/g, '');

const plain = (text: string): string => oneNumber(text.normalize('NFKC').toLowerCase().replaceAll('\u200b', ''));

/** A word without its ending, roughly: enough to tell `heartbeat` from what only begins with the same letter. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ing|ed|es|er|ly|s)$/, '').replace(/(.)\1$/, '$1');
  return stem.length > 4 ? stem.slice(0, -1) : stem.length > 1 ? stem : word;
}

/** Of a verb in hiragana, つながらない, what stays in its other forms. */
const kanaStem = (word: string): string => word.slice(0, Math.max(2, Math.ceil(word.length * 0.6)));

/**
 * Whether a text says what was asked for: each number, and any of the words, since one may be spelled in another way
 * (wifi). Where its index holds no such word, Pagefind looks for shorter and shorter
 * beginnings of it: 70000 finds each 70 s, and ほげほげ each け.
 */
export function isToldBy(text: string, query: string, lang: Lang): boolean {
  const { grammar } = language(lang);
  const binds = grammar ? new RegExp(grammar, 'u') : undefined;
  const needed = (word: string): string =>
    binds?.test(word) ? kanaStem(word) : /^\p{Script=Latin}+$/u.test(word) ? stemOf(word) : word;
  const told = plain(text);
  const asked = plain(query).match(/[\p{L}\p{N}\p{M}ー]+/gu) ?? [];
  const isTold = (word: string): boolean => told.includes(needed(word));
  const numbers = asked.filter((word) => /^\p{N}+$/u.test(word));
  const words = asked.filter((word) => !numbers.includes(word));
  return numbers.every(isTold) && (words.length === 0 || words.some(isTold));
}
