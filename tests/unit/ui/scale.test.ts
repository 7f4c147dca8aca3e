import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linear, log, ticks } from '../../../src/ui/scale.ts';

const ends = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .filter(([from, to]) => from !== to);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe.each([
  ['linear', linear],
  ['logarithmic', log],
] as const)('a %s scale', (_, make) => {
  test('puts the ends of the values at the ends of the places, in either direction', () => {
    fc.assert(
      fc.property(ends, ends, ([from, to], [start, end]) => {
        const { toPlace } = make([from, to], [start, end]);
        expect(toPlace(from)).toBeCloseTo(start, 6);
        expect(toPlace(to)).toBeCloseTo(end, 6);
      }),
    );
  });

  test('finds the way back from every place', () => {
    fc.assert(
      fc.property(ends, ends, share, (values, [start, end], part) => {
        const { toPlace, toValue } = make(values, [start, end]);
        const place = start + part * (end - start);
        expect(toPlace(toValue(place))).toBeCloseTo(place, 4);
      }),
    );
  });

  test('stops at its ends', () => {
    const { toPlace, toValue } = make([10, 1000], [0, 60]);
    expect([toPlace(1), toPlace(5000), toValue(-5), toValue(90)].map(Math.round)).toEqual([0, 60, 10, 1000]);
  });
});

test('equal factors are equal steps on a logarithmic scale, equal sums on a linear one', () => {
  expect([1, 10, 100].map((value) => Math.round(log([1, 100], [0, 80]).toPlace(value)))).toEqual([0, 40, 80]);
  expect([0, 25, 50].map((value) => linear([0, 100], [0, 80]).toPlace(value))).toEqual([0, 20, 40]);
});

test('ticks stop where the axis does', () => {
  expect(ticks(90, 40)).toEqual([0, 40, 80]);
  expect(ticks(80, 40)).toEqual([0, 40, 80]);
});
