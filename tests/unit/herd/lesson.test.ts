import { describe, expect, test } from 'vitest';
import type { HerdResult } from '../../../src/core/herd/result.ts';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { type ChangeId, changes } from '../../../src/scenarios/herd-lesson.ts';

const stillDown = { full: runOne(changes['as-it-is']), fixed: runOne(changes['fixed-1']) };
const secondsOf = (result: HerdResult): number | null => {
  const { all } = result.backMs;
  return all === null ? null : Math.round(all / 1_000);
};

describe('a herd that does not come back', () => {
  test('is not back within the hour of the model, with a fixed 1 s as little as with full jitter and a cap of 30 s', () => {
    expect([secondsOf(stillDown.fixed), secondsOf(stillDown.full)]).toEqual([null, null]);
  });

  test.each<[string, ChangeId, number]>([
    ['everyone waits, full jitter, cap 60 s', 'cap-60', 223],
    ['everyone waits, timeout 10 s, full jitter, cap 30 s', 'timeout-10', 107],
    ['everyone waits, first wait 0–60 s', 'first-60', 61],
    ['refused beyond a queue of 512, full jitter', 'refuse', 49],
  ])('%s', (_name, change, seconds) => {
    expect(secondsOf(runOne(changes[change]))).toBe(seconds);
  });

  test('works at full speed for clients that have left, and the model counts it', () => {
    const { totals, series } = runOne(changes['cap-60']);
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
