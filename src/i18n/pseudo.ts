/**
 * The pseudo-language: text of the default language in accented letters, about a third longer, in brackets. It stays
 * readable, and a page in it shows what no folder of words holds (plain letters), what is cut off (a bracket is missing)
 * and what was too tight for a longer language.
 */

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';
const accents = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]));

/** Not language: blanks to fill, code, where a link leads, numbers of sources, elements, entities, addresses. */
const kept = /\{[^{}]*\}|`[^`]*`|\]\([^)]*\)|\[\[[^\]]*\]\]|<[^<>]+>|&#?\w+;|https?:\/\/\S+/g;

/** Every vowel twice makes English about a third longer, and its longest words longer as well. */
const accent = (text: string): string =>
  text.replace(/[aeiou]/gi, '$&$&').replace(/[a-z]/gi, (letter) => accents.get(letter) ?? letter);

/** One text. Text without a letter is returned as it is. */
export function pseudoText(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(kept)) {
    result += accent(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  result += accent(text.slice(end));
  if (result === text) return text;
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(result) ?? [];
  return `${before}⟦${inner}⟧${after}`;
}

/** Values that programs read: ids, names of files, paths. */
const isName = (key: string, text: string): boolean =>
  /^(?:id|kind|file|slot)$/.test(key) || /^(?:\/\S*|[a-z0-9]+(?:-[a-z0-9]+)+)$/.test(text);

/** Words of any shape: every text in it, and what its functions return. */
export function pseudoWords<W>(words: W, key = ''): W {
  if (typeof words === 'string') return (isName(key, words) ? words : pseudoText(words)) as W;
  if (typeof words === 'function') return ((...values: unknown[]) => pseudoWords(words(...values))) as W;
  if (Array.isArray(words)) return words.map((one) => pseudoWords(one, key)) as W;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, pseudoWords(value, name)])) as W;
}
