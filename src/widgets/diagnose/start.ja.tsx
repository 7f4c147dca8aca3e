import { hydrate } from 'preact';
import { diagnoseCauses } from '../../i18n/ja/diagnose/causes.ts';
import { diagnosePage } from '../../i18n/ja/diagnose/page.ts';
import { diagnoseReasons } from '../../i18n/ja/diagnose/reasons.ts';
import { DiagnoseTool } from './DiagnoseTool.tsx';
import type { DiagnoseWords } from './words.ts';

export const words: DiagnoseWords = {
  lang: 'ja',
  page: diagnosePage,
  causes: diagnoseCauses,
  reasons: diagnoseReasons,
};

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => hydrate(<DiagnoseTool words={words} />, host);
