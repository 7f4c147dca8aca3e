import { hydrate } from 'preact';
import type { Format } from '../../core/format.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { DiagnoseTool } from './DiagnoseTool.tsx';
import questionStyles from './question.css?inline';
import { placedOn } from './Ruler.tsx';
import { rowsOn } from './RulerNarrow.tsx';
import readingStyles from './reading.css?inline';
import resultStyles from './result.css?inline';
import type { DiagnoseWords } from './words.ts';

/** What takes longest of the first drawing; before it, in a task of its own. */
export function layOutRulers(page: DiagnosePage, format: Format): void {
  placedOn(page, format);
  rowsOn(page, format);
}

export const start = (host: Element, words: DiagnoseWords, isAsked: boolean): void => {
  addStyles(readingStyles + questionStyles + resultStyles);
  hydrate(<DiagnoseTool words={words} isAsked={isAsked} />, host);
};
