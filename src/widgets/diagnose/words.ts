import type { CauseId } from '../../core/diagnose/causes/index.ts';
import type { CauseWords } from '../../i18n/en/diagnose/causes.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import type { DiagnoseReasons } from '../../i18n/en/diagnose/reasons.ts';
import type { Lang } from '../../i18n/href.ts';

/** All words of the diagnosis in one language. */
export type DiagnoseWords = {
  readonly lang: Lang;
  readonly page: DiagnosePage;
  readonly causes: Readonly<Record<CauseId, CauseWords>>;
  readonly reasons: DiagnoseReasons;
};

export const causeWords = ({ causes }: Pick<DiagnoseWords, 'causes'>, id: CauseId): CauseWords => causes[id];
