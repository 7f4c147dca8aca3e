import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { diagnoseCauses } from '../../i18n/en/diagnose/causes.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import type { Lang } from '../../i18n/href.ts';

/** What the place to drop files needs. */
export type DropWords = { readonly lang: Lang; readonly strings: RecordingStrings };

/** What a result needs on top; loaded when a file was read. */
export type ResultWords = DropWords & {
  readonly page: DiagnosePage;
  readonly causes: typeof diagnoseCauses;
  readonly labels: TimelineLabels;
  readonly log: LogWords;
};
