import { hydrate } from 'preact';
import { DiagnoseTool } from './DiagnoseTool.tsx';
import type { DiagnoseWords } from './words.ts';

export const start = (host: Element, words: DiagnoseWords): void => hydrate(<DiagnoseTool words={words} />, host);
