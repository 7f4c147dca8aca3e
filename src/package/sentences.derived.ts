import { closeCodeRanges, closeCodes } from '../core/protocol/close-codes.ts';
import { codeWordsOf, rangeWordsOf } from '../i18n/content.ts';
import { type Lang, languages } from '../i18n/languages.ts';
import { plain } from '../i18n/markdown.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Sentences } from './sentences.ts';

function sentencesOf(lang: Lang): Sentences {
  const { kinds, line, lineWithoutCause } = wordsOf(lang, 'package');
  const codes = closeCodes.map(({ code, logLevel }) => {
    const { short, lead, who, reconnect, log } = codeWordsOf(lang, code);
    const words = { summary: short, meaning: lead, who, reconnect, log };
    return [code, { ...mapped(words), logLevel }] as const;
  });
  const ranges = closeCodeRanges
    .filter(({ hasPage }) => hasPage)
    .map(({ id }) => {
      const { short, lead } = rangeWordsOf(lang, id);
      return [id, mapped({ summary: short, meaning: lead })] as const;
    });
  return {
    codes: Object.fromEntries(codes),
    ranges: Object.fromEntries(ranges),
    kinds,
    verdicts: wordsOf(lang, 'code-page').verdicts,
    causes: wordsOf(lang, 'diagnose/causes'),
    line,
    lineWithoutCause,
  };
}

const mapped = <Words extends Readonly<Record<string, string>>>(words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, plain(text)])) as Words;

/** The sentences of every language, out of the words and pages of the site. */
export const allSentences = Object.fromEntries(languages.map((lang) => [lang, sentencesOf(lang)])) as Readonly<
  Record<Lang, Sentences>
>;
