import { type Lang, language } from '../../i18n/languages.ts';

/**
 * A query as the index can answer it. Pagefind wants every word of a query on the page and cuts hiragana in different
 * ways depending on its neighbours (しない stays whole in one sentence and becomes し and ない in the next), so that
 * 再接続しない would find no page that says it. The words that carry the meaning are cut alike everywhere: the others are
 * left out, unless there are no others.
 */
export function queryWords(query: string, lang: Lang): string {
  const text = query.normalize('NFKC');
  const { segmented, grammar } = language(lang);
  if (!segmented || typeof Intl.Segmenter === 'undefined') return text;
  const binds = grammar ? new RegExp(grammar, 'u') : undefined;
  const segments = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)];
  const words = segments.map(({ segment }) => segment).filter((word) => !binds?.test(word));
  return words.some((word) => /[\p{L}\p{N}]/u.test(word)) ? words.join(' ').replace(/\s+/g, ' ').trim() : text;
}
