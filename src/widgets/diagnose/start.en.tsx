import { hydrate } from 'preact';
import { diagnoseCauses } from '../../i18n/en/diagnose/causes.ts';
import { diagnosePage } from '../../i18n/en/diagnose/page.ts';
import { diagnoseReasons } from '../../i18n/en/diagnose/reasons.ts';
import { DiagnoseTool } from './DiagnoseTool.tsx';
import type { DiagnoseWords } from './words.ts';

export const words: DiagnoseWords = {
  lang: 'en',
  page: diagnosePage,
  causes: diagnoseCauses,
  reasons: diagnoseReasons,
};

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => hydrate(<DiagnoseTool words={words} />, host);
