import type { Ranked } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import type { ResultWords } from './words.ts';

/** More likely than everything else together. */
const probablyFrom = 0.5;

/** In a sentence, why a connection ended; `ranked`: the causes that are not ruled out. */
export function verdictOf([first]: readonly Ranked[], { strings: { verdict }, causes }: ResultWords): string {
  if (!first) return verdict.unseen;
  if (first.strength < 3 && first.probability < probablyFrom) return verdict.none;
  return fill(first.strength === 3 ? verdict.likely : verdict.probably, { cause: causes[first.cause.id].title });
}
