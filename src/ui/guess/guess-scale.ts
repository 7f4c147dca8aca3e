import { log } from '../scale.ts';

/** What can be guessed, in ms; `never` comes after them, off the scale. */
const pointsMs = [10, 100, 1_000, 10_000, 60_000, 600_000] as const;

/** Where a scale begins, in ms. */
export type GuessFrom = 10 | 100;
const fromAll: readonly GuessFrom[] = [10, 100];

/** Percent of the width. */
const timePlaces = [6, 81] as const;
export const neverPercent = 95;

/** The points of a scale that begins at `fromMs`. */
export const pointsFrom = (fromMs: GuessFrom): readonly number[] => pointsMs.filter((ms) => ms >= fromMs);

/** Where a time is on the logarithmic scale, in percent of the width. Infinity: never. */
export function guessPercent(ms: number, fromMs: GuessFrom): number {
  if (ms === Number.POSITIVE_INFINITY) return neverPercent;
  return Math.round(log([fromMs, pointsMs.at(-1)!], timePlaces).toPlace(ms) * 100) / 100;
}

/** The places of all points as a style sheet: neither a page nor its policy has room for style attributes. */
export const guessPlaces = `@layer ui{${fromAll
  .flatMap((fromMs) =>
    [...pointsFrom(fromMs), Number.POSITIVE_INFINITY].map(
      (ms, i) => `.guess-from-${fromMs} .guess-point:nth-of-type(${i + 1}){left:${guessPercent(ms, fromMs)}%}`,
    ),
  )
  .join('')}}`;
