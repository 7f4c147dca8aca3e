import { escaped } from '../api/html.ts';
import { type PageHtml, replaceParts } from './page-html.ts';

/** Zero-width space: Pagefind takes it for the end of a word, and an excerpt shows nothing of it. */
const separator = '\u200b';

/** The words of a text in a language that writes without spaces, with what is between them. */
export const wordsOfText = (text: string, language: string): readonly string[] =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);

/** The page with a zero-width space between the words of a language that writes without spaces; tags stay as they are. */
export function segmentPage({ html, texts }: PageHtml, language: string): string {
  return replaceParts(
    html,
    texts
      .filter(({ value }) => value.trim() !== '')
      .map(({ start, end, value }) => ({
        start,
        end,
        by: escaped(wordsOfText(value, language).join(separator)),
      })),
  );
}
