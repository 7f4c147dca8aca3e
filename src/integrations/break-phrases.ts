import { escaped } from '../api/html.ts';
import { phrases } from '../api/phrases.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Edit, PageHtml } from './page-html.ts';

/** A label of up to this many characters has room in one line everywhere, and need not be broken. */
const unbrokenCharacters = 5;

/**
 * A `wbr` between the phrases of a page's headings and labels, whose words src/styles/base.css keeps together: only
 * Chromium finds phrases automatically (`word-break: auto-phrase`).
 */
export function breakPhrases({ texts }: PageHtml, lang: Lang): readonly Edit[] {
  const labels = texts.filter(({ isLabel, value }) => isLabel && value.trim().length > unbrokenCharacters);
  return labels.map(({ start, end, value }) => ({ start, end, by: phrases(value, lang).map(escaped).join('<wbr>') }));
}
