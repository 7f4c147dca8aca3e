import type { CodeWords } from './code-words.ts';
import type { RangeWords } from './en/ranges.ts';
import { type Lang, wordsFrom } from './languages.ts';
import { pseudoWords } from './pseudo.ts';
import { wordsOf } from './words.ts';

const codes = import.meta.glob<CodeWords>('./*/codes/*.ts', { import: 'words', eager: true });

/** The words of a code that has a page; a code without words is a mistake of ours. */
export function codeWordsOf(lang: Lang, code: number): CodeWords {
  const from = wordsFrom(lang);
  const words = codes[`./${from}/codes/${code}.ts`];
  if (!words) throw new Error(`no words for ${code} in ${from}`);
  return from === lang ? words : pseudoWords(words);
}

/** The words of a range that has a page; a range without words is a mistake of ours. */
export function rangeWordsOf(lang: Lang, id: string): RangeWords {
  const words = wordsOf(lang, 'ranges')[id];
  if (!words) throw new Error(`no words for ${id} in ${lang}`);
  return words;
}
