import type { Lang } from './href.ts';

/** What Intl does not know about how this site writes quantities in a language. */
export type Measures = {
  /** International symbols (`38.6 s`), or the names that Intl has (`38.6秒`). */
  readonly units: 'symbols' | 'names';
  /** Between a number and its unit, and between the units of one duration. */
  readonly gap: string;
  readonly percent: string;
  readonly range: string;
  readonly comma: string;
};

export const measures: Readonly<Record<Lang, Measures>> = {
  en: { units: 'symbols', gap: ' ', percent: '%', range: '–', comma: ', ' },
  ja: { units: 'names', gap: '', percent: '％', range: '〜', comma: '、' },
};
