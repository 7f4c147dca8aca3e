import type { Policy } from '../../core/backoff/policy.ts';
import { fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';

/** Milliseconds as a short number of seconds: 0.001, 0.6, 5.9, 13. */
export function seconds(ms: number): string {
  const s = ms / 1_000;
  if (s < 0.0005) return '0';
  if (s < 0.005) return s.toFixed(3);
  if (s < 0.095) return s.toFixed(2).replace(/0$/, '');
  if (s < 9.95) return s.toFixed(1).replace(/\.0$/, '');
  return String(Math.round(s));
}

/** A setting in seconds, as it was set. */
const exactSeconds = (ms: number): string => String(Number((ms / 1_000).toFixed(3)));

export const round = (value: number): number => Math.round(value * 10) / 10;

/** About how wide a text is, in pixels: there is no canvas at build time. East Asian characters are full width. */
export function textWidth(text: string, sizePx: number): number {
  let units = 0;
  for (const character of text) units += character.codePointAt(0)! > 0x2e7f ? 1 : 0.54;
  return units * sizePx;
}

/** A policy in one line. */
export function describePolicy(policy: Policy, words: BackoffStrings): string {
  const { summary } = words;
  const { growth, jitter, capMs, capOrder, attemptsMax, first, baseDrawnOnce } = policy;
  const duration = (ms: number): string => fill(words.seconds, { n: exactSeconds(ms) });
  const parts: string[] = [];
  if (first) {
    const low = exactSeconds(first.minMs);
    parts.push(
      first.minMs === first.maxMs
        ? fill(summary.firstFixed, { low })
        : fill(summary.first, { low, high: exactSeconds(first.maxMs) }),
    );
  }
  if (growth.kind === 'table') {
    const waits = fill(words.seconds, { n: growth.tableMs.map(exactSeconds).join(' · ') });
    if (growth.thenMs === null) parts.push(fill(summary.tableStops, { waits }));
    else parts.push(fill(summary.tableThen, { waits, last: duration(growth.thenMs) }));
  } else if (baseDrawnOnce && growth.kind === 'exponential') {
    const { minMs, maxMs } = baseDrawnOnce;
    parts.push(fill(summary.once, { low: exactSeconds(minMs), high: exactSeconds(maxMs), factor: growth.factor }));
  } else if (growth.kind === 'linear') {
    parts.push(fill(summary.linear, { base: duration(growth.baseMs), step: duration(growth.stepMs) }));
  } else if (growth.kind === 'exponential') {
    parts.push(fill(summary.exponential, { base: duration(growth.baseMs), factor: growth.factor }));
  } else parts.push(fill(summary.fixed, { base: duration(growth.baseMs) }));
  if (growth.kind === 'exponential' || growth.kind === 'linear') {
    const pattern = capMs === null ? summary.noCap : capOrder === 'after-jitter' ? summary.capAfter : summary.cap;
    parts.push(fill(pattern, { cap: duration(capMs ?? 0) }));
  }
  parts.push(describeJitter(jitter, summary));
  if (attemptsMax > 0) parts.push(fill(summary.attempts, { n: attemptsMax }));
  return parts.join(summary.separator);
}

function describeJitter(jitter: Policy['jitter'], summary: BackoffStrings['summary']): string {
  if (jitter.kind === 'additive')
    return fill(summary.additive, { low: exactSeconds(jitter.minMs), high: exactSeconds(jitter.maxMs) });
  if (jitter.kind === 'floor') return fill(summary.floor, { low: exactSeconds(jitter.floorMs) });
  if (jitter.kind === 'offset') return fill(summary.offset, { low: exactSeconds(jitter.offsetMs) });
  if (jitter.kind !== 'percent') return summary[jitter.kind];
  const { below, above } = jitter;
  if (below === 0) return fill(summary.percentUp, { n: Math.round(above * 100) });
  if (above === 0) return fill(summary.percentDown, { n: Math.round(below * 100) });
  return fill(summary.percent, { n: Math.round(above * 100) });
}
