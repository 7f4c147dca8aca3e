import fc from 'fast-check';
import { expect, it } from 'vitest';
import { busiestSecond } from '../../../src/core/backoff/busiest-second.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

const crowdOf = (...clients: readonly (readonly number[])[]) => clients.map((leaveMs) => ({ leaveMs }));
const all = { fromMs: 0, untilMs: 60_000 };

it('counts the attempts of all clients within a second, and a second later no more', () => {
  expect(busiestSecond(crowdOf([0, 999.5], [500, 1_500]), all)).toBe(3);
  expect(busiestSecond(crowdOf([0, 1_000]), all)).toBe(1);
  expect(busiestSecond(crowdOf([], []), all)).toBe(0);
});

it('counts from the time on that is asked for', () => {
  expect(busiestSecond(crowdOf([1, 2, 3, 9_000], [4, 9_100]), { ...all, fromMs: 5_000 })).toBe(2);
});

it('counts attempts of years later as well, without a table that long', () => {
  expect(busiestSecond(crowdOf([1e12], [3e11], [1e12 + 1], [1e12 + 2_000]), all)).toBe(2);
});

it('is what counting from each attempt on gives', () => {
  const ms = fc.oneof(fc.double({ min: 0, max: 90_000, noNaN: true }), fc.integer({ min: 58_000, max: 61_000 }));
  const client = fc.array(ms, { maxLength: 30 }).map((times) => times.sort((a, b) => a - b));
  const bounds = fc.record({
    fromMs: fc.integer({ min: 0, max: 70_000 }),
    untilMs: fc.constantFrom(0, 20_000, 60_000),
  });
  fc.assert(
    fc.property(fc.array(client, { maxLength: 8 }), bounds, (clients, given) => {
      const times = clients.flat().filter((at) => at >= given.fromMs);
      const counted = times.map((from) => times.filter((to) => to >= from && to - from < 1_000).length);
      expect(busiestSecond(crowdOf(...clients), given)).toBe(Math.max(0, ...counted));
    }),
    fuzz,
  );
});
