import { escaped, type PageHtml, replaceParts } from './page-html.ts';

/** Zero-width space: Pagefind takes it for the end of a word, and an excerpt shows nothing of it. */
const separator = '\u200b';

/** The page with a zero-width space between the words of a language that writes without spaces; tags stay as they are. */
export function segmentPage({ html, texts }: PageHtml, language: string): string {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return replaceParts(
    html,
    texts
      .filter(({ value }) => value.trim() !== '')
      .map(({ start, end, value }) => ({
        start,
        end,
        by: escaped([...segmenter.segment(value)].map(({ segment }) => segment).join(separator)),
      })),
  );
}
