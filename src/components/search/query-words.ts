/** Particles, auxiliaries, endings: what only holds a Japanese sentence together is written in hiragana alone. */
const grammar = /^[\p{Script=Hiragana}ー]+$/u;

/**
 * A query as the index can answer it. Pagefind wants every word of a query on the page and cuts hiragana in different
 * ways depending on its neighbours (しない stays whole in one sentence and becomes し and ない in the next), so that
 * 再接続しない would find no page that says it. The words that carry the meaning are cut alike everywhere: the others are
 * left out, unless there are no others.
 */
export function queryWords(query: string, language: string): string {
  const text = query.normalize('NFKC');
  if (language !== 'ja' || typeof Intl.Segmenter === 'undefined') return text;
  const segments = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
  const words = segments.map(({ segment }) => segment).filter((word) => !grammar.test(word));
  return words.some((word) => /[\p{L}\p{N}]/u.test(word)) ? words.join(' ').replace(/\s+/g, ' ').trim() : text;
}
