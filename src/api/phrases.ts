import { loadDefaultParsers } from 'budoux';
import { type Lang, language } from '../i18n/languages.ts';

const parsers = loadDefaultParsers();

/** Inside a name that is half Latin, half katakana, which a phone has no room for in one line: WebSocket|クローズコード. */
const compound = /(?<=[A-Za-z]{4})(?=\p{Script=Katakana})/u;

/** What no line begins with belongs to the phrase before it. */
const closes = /^[：、。，．」』）】？！ー〜]+/u;

/** A particle after a bracket belongs to what the bracket closes: （401、403）が|見えない. */
const particle = /^[がをにはでともの](?=[^\p{Script=Hiragana}])/u;

/** The model cuts a short prefix or ending off a katakana word: バック|オフ, バック|グラウンド. */
const katakanaEnd = /[\p{Script=Katakana}ー]+$/u;
const katakanaStart = /^[\p{Script=Katakana}ー]+/u;
const isInWord = (before: string, after: string): boolean => {
  const [end = ''] = katakanaEnd.exec(before) ?? [];
  const [start = ''] = katakanaStart.exec(after) ?? [];
  return end !== '' && start !== '' && Math.min(end.length, start.length) <= 3;
};

/** The model cuts a number off what it counts, 一日中1|件ずつ: the number goes there. */
const counter = /^(?:ミリ秒|時間|[件秒分回台本人倍個通日年月週度つ])/u;
const number = /\d[\d,.]*$/;

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
    const last = cut.at(-1) ?? '';
    if (isInWord(last, phrase)) {
      cut.push((cut.pop() ?? '') + phrase);
      continue;
    }
    const [counted = ''] = (counter.test(phrase) && number.exec(last)) || [];
    if (counted) {
      const before = last.slice(0, -counted.length);
      cut.splice(-1, 1, ...(before ? [before] : []), counted + phrase);
      continue;
    }
    const [mark = ''] = (last && (closes.exec(phrase) ?? (/[）」』]$/u.test(last) && particle.exec(phrase)))) || [];
    if (mark) cut.push((cut.pop() ?? '') + mark);
    if (phrase !== mark) cut.push(phrase.slice(mark.length));
  }
  return cut;
}
