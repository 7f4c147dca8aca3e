import { type Format, fill } from '../../core/format.ts';
import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** 56 s, 12 min 8 s, 2 h 18 min: seconds, and from an hour on minutes, are as exact as a model of a herd. */
export const herdTime = (ms: number, format: Format): string =>
  format.duration(ms < hourMs ? ms : Math.round(ms / minuteMs) * minuteMs, { most: 0, minutesFromMs: 90_000 });

/** `10 batches, one every 15 s`: how connections close; null: all at once. */
export function batchesText({ batches, gapMs }: HerdConfig, words: HerdStrings, format: Format): string | null {
  return batches === 1 ? null : fill(words.rolling, { n: batches, gap: herdTime(gapMs, format) });
}

export function peakText(peak: number, { figure }: Format): string {
  if (peak >= 9_999.5) return `${figure(peak / 1_000, 0)}k`;
  if (peak >= 9.95) return figure(peak, 0);
  if (peak >= 0.05) return figure(peak, 1, 1);
  return peak < 0.001 ? '0' : figure(Number(peak.toPrecision(1)));
}

/** When a share of the clients is back, in a table; null where it is not within the run. */
export function backTime(ms: number | null, isCut: boolean, table: HerdStrings['table'], format: Format): string {
  if (ms === null) return isCut ? table.notYet : table.never;
  return ms === 0 ? '–' : herdTime(ms, format);
}

/** When nearly all clients are back, in words. */
export function backText({ backMs, totals }: HerdView, words: HerdStrings, format: Format): string {
  if (backMs.all === 0) return words.neverBelow;
  if (backMs.all !== null) return fill(words.back, { n: herdTime(backMs.all, format) });
  return totals.truncated ? words.notYetBack : words.notBack;
}
