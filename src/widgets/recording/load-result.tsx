import recordedStyles from '../../ui/timeline/recorded.css?inline';
import timelineStyles from '../../ui/timeline/timeline.css?inline';
import { RecordingResult } from './RecordingResult.tsx';
import type { ResultProps } from './RecordingTool.tsx';
import { readInWorker } from './reading.ts';
import resultStyles from './recording-result.css?inline';
import type { ResultWords } from './words.ts';

let hasStyles = false;

/** A constructed style sheet: the policy allows no inline styles, and most readers never drop a file. */
function addStyles(): void {
  if (hasStyles) return;
  hasStyles = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(timelineStyles + recordedStyles + resultStyles);
  document.adoptedStyleSheets.push(sheet);
}

/** What reads files and shows what is in them, with its words and styles. */
export function resultWith(words: ResultWords) {
  addStyles();
  const Result = (props: ResultProps) => <RecordingResult {...props} words={words} />;
  return { Result, readInWorker };
}
