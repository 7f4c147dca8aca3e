import { recognise } from '../../core/diagnose/recognise.ts';
import { fromText, toFragment } from '../../widgets/diagnose/state.ts';

/** Whether the diagnosis, and its own reader of texts, knows what this says. */
export const isKnownToDiagnosis = (text: string): boolean => recognise(text).understood;

/** What a link to the diagnosis holds, without `#`, so that it opens with what this text tells; empty for nothing. */
export const factsInLink = (text: string): string => toFragment(fromText(text));
