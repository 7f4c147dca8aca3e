import { escaped } from '../api/html.ts';
import { phrases } from '../api/phrases.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Edit, PageHtml } from './page-html.ts';

/** A label of up to this many characters has room in one line everywhere, and need not be broken. */
const unbrokenCharacters = 5;

/** What Chromium would break in running text: バック|グラウンド, 5〜|30秒, UTF-|8. */
const unbroken = /バック(?:オフ|エンド|グラウンド)|バージョン|\d[\d,.]*〜\d[\d,.]*|\b[A-Za-z]+-\d+\b/gu;

/** A number and its unit, which no line may part: 5.6| s. A space that does not break costs less than a `span`. */
const withUnit = /(?<=\d) (?=(?:ms|s|min|h|%|[KM]iB)(?![\w]))/g;

/** A name of a file, setting or error that is longer than a line of a phone or a column has room for. */
const longName = /[\w/.:-]{47,}|[\w.:]{36,}|[A-Z]\w{18,}|[a-z]+(?:_[a-z]+){3,}/g;
/** Where a name may be cut, and a part of a path that is too long even so. */
const inWords = /(?<=[_.:])(?=\w)|(?<=[a-z])(?=[A-Z])/;
const longPart = 24;

/** The name in pieces, one where it is none. A web address is written whole, so that it can be copied. */
function piecesOf(name: string): readonly string[] {
  if (name.includes('://')) return [name];
  const parts = name.split(/(?<=\/)(?=\w)/);
  return parts.flatMap((part) => (parts.length === 1 || part.length > longPart ? part.split(inWords) : [part]));
}

/** `span`, where there are other letters: the rule for phrases of src/styles/base.css is for the name alone. */
const cutNames = (html: string): string => {
  const [before, after] = /^[\0-\x7f]*$/.test(html) ? ['', ''] : ['<span>', '</span>'];
  return html.replaceAll(longName, (name) => {
    const pieces = piecesOf(name);
    return pieces.length > 1 ? before + pieces.join('<wbr>') + after : name;
  });
};

/** Whether a page brings src/styles/whole-words.css. */
const keepsWords = ({ styles }: PageHtml): boolean => styles.some(({ value }) => /\.w ?\{/.test(value));

/** Behind these every engine breaks anyway, also where `word-break` is `keep-all`. */
const breaksItself = /(?<=[、。）」])<wbr>/g;

/** The phrases of a label with a `wbr` between them; at least one, by which src/styles/base.css knows it. */
function separated(text: string, lang: Lang): string {
  const all = phrases(text, lang).map(escaped).join('<wbr>');
  const few = all.replaceAll(breaksItself, '');
  return few.includes('<wbr>') ? few : all;
}

/**
 * A `wbr` between the phrases of a page's headings and labels, whose words src/styles/base.css keeps together: only
 * Chromium finds phrases automatically (`word-break: auto-phrase`). Numbers with their units. Words of running text that no line may break, in
 * pages with src/styles/whole-words.css, and names that no line has room for.
 */
export function breakPhrases(page: PageHtml, lang: Lang): readonly Edit[] {
  const isKept = keepsWords(page);
  return page.texts.flatMap(({ start, end, value, isLabel, isProse, isFixed }) => {
    if (isFixed) return [];
    const text = isProse || isLabel ? value.replaceAll(withUnit, '\u00a0') : value;
    const plain = escaped(text);
    const kept = isKept && isProse ? plain.replaceAll(unbroken, '<span class="w">$&</span>') : plain;
    const isLongLabel = isLabel && text.trim().length > unbrokenCharacters;
    const by = cutNames(isLongLabel ? separated(text, lang) : kept);
    return by === escaped(value) ? [] : [{ start, end, by }];
  });
}
