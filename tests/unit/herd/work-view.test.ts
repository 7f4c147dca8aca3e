import { expect, test } from 'vitest';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { workOf } from '../../../src/core/herd/work-view.ts';
import { changes } from '../../../src/scenarios/herd-lesson.ts';

const small = { clients: 2_000, capacityPerSecond: 80, queue: 51 };

test('the work of a server is drawn over its capacity, and its queue becomes shorter between attempts', () => {
  const view = workOf(runOne({ ...changes['cap-60'], ...small }), 240_000, 240);
  const sum = (shares: readonly number[]): number => shares.reduce((a, b) => a + b, 0) * 80;
  expect(sum(view.served)).toBeCloseTo(2_000, 0);
  for (const [second, share] of view.served.entries()) expect(share + view.vain[second]!).toBeLessThanOrEqual(1.02);
  // At full speed for nobody while the queue is longer than a client waits; not once it has been shorter for as long.
  expect(view.vain[60]).toBeCloseTo(1, 1);
  const lastLong = view.queueMs.findLastIndex((queueMs) => queueMs > 5_000);
  expect(Math.max(...view.vain.slice(lastLong + 7))).toBe(0);
  for (const [second, queueMs] of view.queueMs.entries()) {
    expect(queueMs).toBeGreaterThanOrEqual((view.queueMs[second - 1] ?? 0) - 1_000.5);
  }
});

test('a server that refuses early works for nobody at no time', () => {
  const view = workOf(runOne({ ...changes.refuse, ...small }), 240_000, 120);
  expect(Math.max(...view.vain)).toBe(0);
  expect(Math.max(...view.queueMs)).toBeLessThan(1_000);
});
