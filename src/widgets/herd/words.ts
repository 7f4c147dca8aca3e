import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';

/** 56 s, 12 min 8 s. */
export function duration(ms: number, words: HerdStrings): string {
  const s = Math.round(ms / 1_000);
  if (s < 90) return fill(words.seconds, { n: s });
  const m = Math.floor(s / 60);
  return s % 60 === 0 ? fill(words.minutes, { m }) : fill(words.minutesSeconds, { m, s: s % 60 });
}

export function peakText(peak: number): string {
  if (peak >= 9_999.5) return `${Math.round(peak / 1_000)}k`;
  if (peak >= 9.95) return String(Math.round(peak));
  if (peak >= 0.05) return peak.toFixed(1);
  return peak < 0.001 ? '0' : String(Number(peak.toPrecision(1)));
}

/** When nearly everybody is back, in words. */
export function backText({ backMs, totals }: HerdView, words: HerdStrings): string {
  if (backMs.all === 0) return words.neverBelow;
  if (backMs.all !== null) return fill(words.back, { n: duration(backMs.all, words) });
  return totals.truncated ? words.notYetBack : words.notBack;
}

export const countText = (count: number, lang: string): string => new Intl.NumberFormat(lang).format(count);
