import { fill } from '../../core/format.ts';
import type { Lang } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { CaseId } from './cases.ts';

/** The title of a case's page. */
export function caseTitle(lang: Lang, id: CaseId): string {
  const words = wordsOf(lang, 'cases');
  return fill(words.caseTitle, { title: words.list[id].title });
}
