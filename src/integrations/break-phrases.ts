import { escaped } from '../api/html.ts';
import { phrases } from '../api/phrases.ts';
import type { Lang } from '../i18n/languages.ts';
import { type PageHtml, replaceParts } from './page-html.ts';

/**
 * The page with a `wbr` between the phrases of its headings and labels, whose words src/styles/base.css keeps together:
 * only Chromium finds phrases automatically (`word-break: auto-phrase`).
 */
export function breakPhrases({ html, texts }: PageHtml, lang: Lang): string {
  const labels = texts.filter(({ isLabel, value }) => isLabel && value.trim() !== '');
  return replaceParts(
    html,
    labels.map(({ start, end, value }) => ({ start, end, by: phrases(value, lang).map(escaped).join('<wbr>') })),
  );
}
