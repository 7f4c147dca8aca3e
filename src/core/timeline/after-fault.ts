import { type Format, fill } from '../format.ts';

/** What is shorter is no time that anybody waits, and would be written as 0 ms. */
const leastMs = 1;

export const isAtOnce = (afterMs: number): boolean => afterMs < leastMs;

/** How long after a fault something came of it, in a sentence: at once, or some time later. */
export const afterFault = (
  afterMs: number,
  words: { readonly atOnce: string; readonly later: string },
  format: Format,
): string => (isAtOnce(afterMs) ? words.atOnce : fill(words.later, { n: format.time(afterMs) }));
