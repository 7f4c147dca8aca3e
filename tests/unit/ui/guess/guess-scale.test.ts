import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guessPercent, neverPercent, pointsFrom } from '../../../../src/ui/guess/guess-scale.ts';

test.each([10, 100] as const)('a scale from %i ms is logarithmic: a decade is as wide everywhere', (fromMs) => {
  const place = (ms: number): number => guessPercent(ms, fromMs);
  expect(place(10_000) - place(1_000)).toBeCloseTo(place(1_000) - place(100), 1);
  expect(place(600_000) - place(60_000)).toBeCloseTo(place(10_000) - place(1_000), 1);
  expect(pointsFrom(fromMs)[0]).toBe(fromMs);
});

test('never is off the scale, beyond its longest time', () => {
  expect(guessPercent(Number.POSITIVE_INFINITY, 100)).toBe(neverPercent);
  expect(guessPercent(600_000, 100)).toBeLessThan(neverPercent);
});

const styles = readFileSync(new URL('../../../../src/ui/guess/guess.css', import.meta.url), 'utf8').replace(
  /\s+/g,
  ' ',
);

test('a time is drawn where the choice of the same time is', () => {
  for (const fromMs of [10, 100] as const)
    [...pointsFrom(fromMs), Number.POSITIVE_INFINITY].forEach((ms, i) => {
      const place = guessPercent(ms, fromMs);
      expect(styles).toContain(`.guess-from-${fromMs} .guess-point:nth-of-type(${i + 1}) { left: ${place}%; }`);
    });
});
