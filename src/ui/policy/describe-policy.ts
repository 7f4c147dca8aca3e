import type { Codes, Policy } from '../../core/backoff/policy.ts';
import { type Format, fill } from '../../core/format.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';

/** Close codes as a list: a range with its two ends. */
export const listCodes = (codes: Codes, { list, range }: Format): string =>
  list(codes.map((one) => (typeof one === 'number' ? String(one) : range(String(one[0]), String(one[1])))));

/** A policy in one line. */
export function describePolicy(policy: Policy, words: BackoffStrings, format: Format): string {
  const { summary } = words;
  const { growth, jitter, capMs, capOrder, attemptsMax, first, baseDrawnOnce } = policy;
  const time = (ms: number): string => format.exact(ms, 3);
  const range = (minMs: number, maxMs: number): string => format.range(format.figure(minMs / 1_000), time(maxMs));
  const parts: string[] = [];
  first?.forEach(({ minMs, maxMs }, i) => {
    const pattern = i > 0 ? summary.next : minMs === maxMs ? summary.firstFixed : summary.first;
    parts.push(fill(pattern, { low: time(minMs), range: range(minMs, maxMs) }));
  });
  if (growth.kind === 'table') {
    const waits = format.unit(growth.tableMs.map((ms) => format.figure(ms / 1_000)).join(' · '), 'second');
    if (growth.thenMs === null) parts.push(fill(summary.tableStops, { waits }));
    else parts.push(fill(summary.tableThen, { waits, last: time(growth.thenMs) }));
  } else if (baseDrawnOnce && growth.kind === 'exponential') {
    const { minMs, maxMs } = baseDrawnOnce;
    parts.push(fill(summary.once, { range: range(minMs, maxMs), factor: format.figure(growth.factor) }));
  } else if (growth.kind === 'linear') {
    parts.push(fill(summary.linear, { base: time(growth.baseMs), step: time(growth.stepMs) }));
  } else if (growth.kind === 'exponential') {
    parts.push(fill(summary.exponential, { base: time(growth.baseMs), factor: format.figure(growth.factor) }));
  } else parts.push(fill(summary.fixed, { base: time(growth.baseMs) }));
  if (growth.kind === 'exponential' || growth.kind === 'linear') {
    const pattern = capMs === null ? summary.noCap : capOrder === 'after-jitter' ? summary.capAfter : summary.cap;
    parts.push(fill(pattern, { cap: time(capMs ?? 0) }));
  }
  parts.push(describeJitter(jitter, summary, format));
  if (attemptsMax > 0) parts.push(fill(summary.attempts, { n: attemptsMax }));
  return format.list(parts);
}

function describeJitter(jitter: Policy['jitter'], summary: BackoffStrings['summary'], format: Format): string {
  const low = (ms: number): string => format.exact(ms, 3);
  if (jitter.kind === 'additive') {
    const range = format.range(format.figure(jitter.minMs / 1_000), low(jitter.maxMs));
    return fill(summary.additive, { range });
  }
  if (jitter.kind === 'floor') return fill(summary.floor, { low: low(jitter.floorMs) });
  if (jitter.kind === 'offset') return fill(summary.offset, { low: low(jitter.offsetMs) });
  if (jitter.kind !== 'percent') return summary[jitter.kind];
  const { below, above } = jitter;
  if (below === 0) return fill(summary.percentUp, { range: format.range('0', format.percent(above)) });
  if (above === 0) return fill(summary.percentDown, { range: format.range('0', format.percent(below)) });
  return fill(summary.percent, { n: format.percent(above) });
}
