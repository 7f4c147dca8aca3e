import type { CauseId } from '../../core/diagnose/causes/index.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { libraryTitles } from '../../core/diagnose/names.ts';
import { timers } from '../../core/diagnose/timers.ts';
import { fill } from '../../core/format.ts';
import type { CauseWords } from '../../i18n/cause-words.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import type { DiagnoseReasons } from '../../i18n/en/diagnose/reasons.ts';
import type { Lang } from '../../i18n/href.ts';
import { format } from '../../ui/format.ts';

/** All words of the diagnosis in one language. */
export type DiagnoseWords = {
  readonly lang: Lang;
  readonly page: DiagnosePage;
  readonly causes: Readonly<Record<CauseId, CauseWords>>;
  readonly reasons: DiagnoseReasons;
};

/** The words of a cause; where the library is known, of that one and not of browsers. */
export function causeWords(
  { causes, lang }: Pick<DiagnoseWords, 'causes' | 'lang'>,
  id: CauseId,
  { library }: Facts = {},
): CauseWords {
  const { ofLibrary = {}, ...usual } = causes[id];
  if (!library) return usual;
  const own = timers.find((timer) => timer.kind === 'closing' && timer.library === library);
  const n = own && format(lang).exact(own.seconds * 1000, 1);
  const told = Object.entries(ofLibrary)
    .filter(([, text]) => n !== undefined || !text.includes('{n}'))
    .map(([key, text]) => [key, fill(text, { library: libraryTitles[library], n: n ?? '' })]);
  return { ...usual, ...Object.fromEntries(told) };
}
