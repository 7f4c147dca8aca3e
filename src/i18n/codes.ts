import type { CodeWords } from './code-words.ts';
import type { CodePageStrings } from './en/code-page.ts';
import { codePage as enPage } from './en/code-page.ts';
import { codeWords as enWords } from './en/codes/index.ts';
import { type CodesTableStrings, codesTable as enTable } from './en/codes-table.ts';
import { type CompareStrings, compare as enCompare } from './en/compare.ts';
import { linkHere as enLinkHere, type LinkHereStrings } from './en/link-here.ts';
import { questions as enQuestions, questionsPage as enQuestionsPage, type Question } from './en/questions.ts';
import { rangePage as enRangePage, ranges as enRanges, type RangeWords } from './en/ranges.ts';
import type { Lang } from './href.ts';
import { codePage as jaPage } from './ja/code-page.ts';
import { codeWords as jaWords } from './ja/codes/index.ts';
import { codesTable as jaTable } from './ja/codes-table.ts';
import { compare as jaCompare } from './ja/compare.ts';
import { linkHere as jaLinkHere } from './ja/link-here.ts';
import { questions as jaQuestions, questionsPage as jaQuestionsPage } from './ja/questions.ts';
import { rangePage as jaRangePage, ranges as jaRanges } from './ja/ranges.ts';
import { recipeComments } from './ja/recipe-comments.ts';

export const codePageStrings = (lang: Lang): CodePageStrings => (lang === 'ja' ? jaPage : enPage);

/** The words of a code that has a page; a code without words is a mistake of ours. */
export function codeWordsOf(lang: Lang, code: number): CodeWords {
  const words = (lang === 'ja' ? jaWords : enWords)[code];
  if (!words) throw new Error(`no words for ${code} in ${lang}`);
  return words;
}

/** Comments in recipes are written in English; here is what another language says instead. */
export const sampleComments = (lang: Lang): Readonly<Record<string, string>> => (lang === 'ja' ? recipeComments : {});

export const rangeStrings = (lang: Lang): typeof enRangePage => (lang === 'ja' ? jaRangePage : enRangePage);

/** The words of a range that has a page; a range without words is a mistake of ours. */
export function rangeWordsOf(lang: Lang, id: string): RangeWords {
  const words = (lang === 'ja' ? jaRanges : enRanges)[id];
  if (!words) throw new Error(`no words for ${id} in ${lang}`);
  return words;
}

export const tableStrings = (lang: Lang): CodesTableStrings => (lang === 'ja' ? jaTable : enTable);

export const compareStrings = (lang: Lang): CompareStrings => (lang === 'ja' ? jaCompare : enCompare);

export const linkHereStrings = (lang: Lang): LinkHereStrings => (lang === 'ja' ? jaLinkHere : enLinkHere);

export const questionsStrings = (lang: Lang): typeof enQuestionsPage =>
  lang === 'ja' ? jaQuestionsPage : enQuestionsPage;
export const questionsIn = (lang: Lang): readonly Question[] => (lang === 'ja' ? jaQuestions : enQuestions);
