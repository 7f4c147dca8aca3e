import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { HERD_DEFAULTS, type HerdConfig } from '../../../src/core/herd/config.ts';
import type { HerdResult } from '../../../src/core/herd/result.ts';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { choose, full30 } from '../../../src/core/peers/policy-choice.ts';

/** 20,000 clients, 800 handshakes a second; the server is away for a second, in which everything is lost. */
const outage: HerdConfig = {
  ...HERD_DEFAULTS,
  clients: 20_000,
  capacityPerSecond: 800,
  downMs: 1_000,
  drainMs: 1_000,
  queue: 512,
  timeoutMs: 5_000,
  overflow: 'slow',
  policy: full30,
};
const cap60: Policy = { ...full30, capMs: 60_000 };
const fixed1 = choose('fixed-1').policy;
const stillDown = { full: runOne(outage), fixed: runOne({ ...outage, policy: fixed1 }) };
const secondsOf = (result: HerdResult): number | null => {
  const { all } = result.backMs;
  return all === null ? null : Math.round(all / 1_000);
};

describe('a herd that does not come back', () => {
  test('is not back within the hour of the model, with a fixed 1 s as little as with full jitter and a cap of 30 s', () => {
    expect([secondsOf(stillDown.fixed), secondsOf(stillDown.full)]).toEqual([null, null]);
  });

  test.each<[string, Partial<HerdConfig>, number]>([
    ['everyone waits, full jitter, cap 60 s', { policy: cap60 }, 223],
    ['everyone waits, timeout 10 s, full jitter, cap 30 s', { timeoutMs: 10_000 }, 107],
    ['everyone waits, first wait 0–60 s', { policy: { ...full30, first: [{ minMs: 0, maxMs: 60_000 }] } }, 61],
    ['refused beyond a queue of 512, full jitter', { overflow: 'refuse' }, 49],
  ])('%s', (_name, more, seconds) => {
    expect(secondsOf(runOne({ ...outage, ...more }))).toBe(seconds);
  });

  test('works at full speed for clients that have left, and the model counts it', () => {
    const { totals, series } = runOne({ ...outage, policy: cap60 });
    expect(totals.vain).toBe(totals.left);
    expect(series.vain.reduce((a, b) => a + b, 0)).toBe(127_053);
    expect(series.served.reduce((a, b) => a + b, 0)).toBe(20_000);
    const inSecond = (from: number): number => series.vain.slice(from * 10, from * 10 + 10).reduce((a, b) => a + b, 0);
    expect([inSecond(30), inSecond(100)]).toEqual([800, 800]);
  });

  test('with a cap of 30 s its queue is still longer than the patience of a client after an hour, but it shrinks', () => {
    const { series } = stillDown.full;
    const queueS = (atS: number): number => series.queueMs[atS * 10]! / 1_000;
    expect(queueS(600)).toBeGreaterThan(queueS(3_500));
    expect(queueS(3_500)).toBeGreaterThan(5);
    // 9 ms a second: below 5 s after some 84 minutes.
    const perSecond = (queueS(600) - queueS(3_500)) / 2_900;
    expect((3_500 + (queueS(3_500) - 5) / perSecond) / 60).toBeCloseTo(84, -1);
  });

  test('that calls every second gets a queue that only grows', () => {
    const { queueMs } = stillDown.fixed.series;
    const longestS = (fromS: number): number => Math.max(...queueMs.slice(fromS * 10, fromS * 10 + 80)) / 1_000;
    expect(longestS(3_500)).toBeGreaterThan(5 * longestS(600));
  });
});
