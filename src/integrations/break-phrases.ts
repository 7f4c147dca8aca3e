import { escaped } from '../api/html.ts';
import { phrases } from '../api/phrases.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Edit, PageHtml } from './page-html.ts';

/** A label of up to this many characters has room in one line everywhere, and need not be broken. */
const unbrokenCharacters = 5;

/** What Chromium would break in running text: バック|グラウンド, 5〜|30秒. */
const unbroken = /バック(?:オフ|エンド|グラウンド)|\d[\d,.]*〜\d[\d,.]*/gu;

/** Words of running text that no line may break, in pages with src/styles/whole-words.css. */
const keepWords = ({ texts, styles }: PageHtml): readonly Edit[] =>
  texts
    .filter(({ isProse }) => isProse && styles.some(({ value }) => /\.w ?\{/.test(value)))
    .flatMap(({ start, end, value }) => {
      const by = escaped(value).replaceAll(unbroken, '<span class="w">$&</span>');
      return by === escaped(value) ? [] : [{ start, end, by }];
    });

/**
 * A `wbr` between the phrases of a page's headings and labels, whose words src/styles/base.css keeps together: only
 * Chromium finds phrases automatically (`word-break: auto-phrase`).
 */
export function breakPhrases(page: PageHtml, lang: Lang): readonly Edit[] {
  const labels = page.texts.filter(({ isLabel, value }) => isLabel && value.trim().length > unbrokenCharacters);
  return [
    ...keepWords(page),
    ...labels.map(({ start, end, value }) => ({ start, end, by: phrases(value, lang).map(escaped).join('<wbr>') })),
  ];
}
