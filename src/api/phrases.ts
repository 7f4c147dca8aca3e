import { loadDefaultParsers } from 'budoux';
import { type Lang, language } from '../i18n/languages.ts';

const parsers = loadDefaultParsers();

/** Inside a name that is half Latin, half katakana, which a phone has no room for in one line: WebSocket|クローズコード. */
const compound = /(?<=[A-Za-z]{4})(?=\p{Script=Katakana})/u;

/** What no line begins with belongs to the phrase before it. */
const closes = /^[：、。，．」』）】？！ー〜]+/u;

/**
 * A text cut where a line may break: never before a particle or inside a word. One piece where the language breaks
 * between words anyway. At build time only: the parser's model is larger than a page.
 */
export function phrases(text: string, lang: Lang): readonly string[] {
  const { breaks, locale } = language(lang);
  if (breaks === 'words') return [text];
  const parser = parsers.get(locale);
  if (!parser) throw new Error(`No model says where ${locale} breaks.`);
  const cut: string[] = [];
  for (const phrase of parser.parse(text).flatMap((one) => one.split(compound))) {
    const mark = cut.length > 0 ? (closes.exec(phrase)?.[0] ?? '') : '';
    if (mark) cut.push((cut.pop() ?? '') + mark);
    if (phrase !== mark) cut.push(phrase.slice(mark.length));
  }
  return cut;
}
