import { log } from '../scale.ts';

/** What can be guessed, in ms; `never` comes after them, off the scale. */
const pointsMs = [10, 100, 1_000, 10_000, 60_000, 600_000] as const;

/** Where a scale begins, in ms. */
export type GuessFrom = 10 | 100;

/** Percent of the width. What is placed by it in a style is in guess.css. */
const timePlaces = [6, 81] as const;
export const neverPercent = 95;

/** The points of a scale that begins at `fromMs`. */
export const pointsFrom = (fromMs: GuessFrom): readonly number[] => pointsMs.filter((ms) => ms >= fromMs);

/** Where a time is on the logarithmic scale, in percent of the width. Infinity: never. */
export function guessPercent(ms: number, fromMs: GuessFrom): number {
  if (ms === Number.POSITIVE_INFINITY) return neverPercent;
  return Math.round(log([fromMs, pointsMs.at(-1)!], timePlaces).toPlace(ms) * 100) / 100;
}
