import { addStyles } from '../../ui/add-styles.ts';
import legendStyles from '../../ui/timeline/legend.css?inline';
import recordedStyles from '../../ui/timeline/recorded.css?inline';
import timelineStyles from '../../ui/timeline/timeline.css?inline';
import { RecordingResult } from './RecordingResult.tsx';
import type { ResultProps } from './RecordingTool.tsx';
import { readInWorker } from './reading.ts';
import resultStyles from './recording-result.css?inline';
import { sampleOf } from './samples.ts';
import type { ResultWords } from './words.ts';

/** What reads files and shows what is in them, with its words and styles. */
export function resultWith(words: ResultWords) {
  addStyles(timelineStyles + legendStyles + recordedStyles + resultStyles);
  const Result = (props: ResultProps) => <RecordingResult {...props} words={words} />;
  return { Result, readInWorker, sampleOf };
}
