import fc from 'fast-check';
import { expect, test } from 'vitest';
import { without } from '../../../../src/widgets/onboarding/goal-line.ts';

const stretch = fc
  .tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => [from, from + length] as const);

test('a goal line leaves out what words take, and nothing else', () => {
  expect(without([0, 100], [[20, 30]])).toEqual([
    [0, 20],
    [30, 100],
  ]);
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), (taken) => {
      const runs = without([0, 200], taken);
      for (let at = 0; at < 200; at++) {
        const isDrawn = runs.some(([from, to]) => from <= at && at < to);
        const isTaken = taken.some(([from, to]) => from <= at && at < to);
        expect(isDrawn).toBe(!isTaken);
      }
    }),
  );
});
