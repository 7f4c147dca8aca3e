import { fill } from '../../core/timeline/labels.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';

/** 56 s, 12 min 8 s. */
export function duration(ms: number, words: HerdStrings): string {
  const s = Math.round(ms / 1_000);
  if (s < 90) return fill(words.seconds, { n: s });
  const m = Math.floor(s / 60);
  return s % 60 === 0 ? fill(words.minutes, { m }) : fill(words.minutesSeconds, { m, s: s % 60 });
}

export const peakText = (peak: number): string => (peak >= 10 ? String(Math.round(peak)) : peak.toFixed(1));

export const countText = (count: number, lang: string): string => new Intl.NumberFormat(lang).format(count);
