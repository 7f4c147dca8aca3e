import type { Ranked } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import { format } from '../../ui/format.ts';
import { causeWords, type DiagnoseWords } from './words.ts';

/** More likely than everything else together. */
const probablyFrom = 0.5;

/** Whether this cause is the answer, and not one of several. */
export const isClearly = ({ strength, probability }: Ranked): boolean => strength === 3 || probability >= probablyFrom;

/** The answer as a headline, as sure as it is. */
export function verdict({ cause, strength, findings }: Ranked, words: Omit<DiagnoseWords, 'reasons'>): string {
  const { page, lang } = words;
  const { title } = causeWords(words, cause.id);
  const timed = findings.find(({ fact, weight }) => fact === 'seconds' && weight > 0);
  const [plain, after] = strength === 3 ? [page.likely, page.likelyAfter] : [page.probably, page.probablyAfter];
  return timed
    ? fill(after, { cause: title, seconds: format(lang).exact(Number(timed.value) * 1000, 1) })
    : fill(plain, { cause: title });
}
