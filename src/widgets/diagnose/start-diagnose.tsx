import { hydrate } from 'preact';
import { addStyles } from '../../ui/add-styles.ts';
import { DiagnoseTool } from './DiagnoseTool.tsx';
import questionStyles from './question.css?inline';
import readingStyles from './reading.css?inline';
import resultStyles from './result.css?inline';
import type { DiagnoseWords } from './words.ts';

export const start = (host: Element, words: DiagnoseWords): void => {
  addStyles(readingStyles + questionStyles + resultStyles);
  hydrate(<DiagnoseTool words={words} />, host);
};
