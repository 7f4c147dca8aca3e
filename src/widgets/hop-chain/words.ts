import type { ChainHop } from '../../core/diagnose/hop-chain.ts';
import { hopOf } from '../../core/diagnose/hops.ts';
import { fill } from '../../core/format.ts';
import type { ChainWords } from '../../i18n/en/guides.ts';

/** `60 s`, `5 min`, `1 h`: the largest unit in which a limit is a whole number. */
export function limitText(seconds: number, words: Pick<ChainWords, 'seconds' | 'minutes' | 'hours'>): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return fill(words.hours, { n: seconds / 3600 });
  if (seconds >= 120 && seconds % 60 === 0) return fill(words.minutes, { n: seconds / 60 });
  return fill(words.seconds, { n: seconds });
}

export const hopName = (id: ChainHop['id'], words: Pick<ChainWords, 'other'>): string => hopOf(id)?.name ?? words.other;

/** The names of the hops at some places of a chain, each once. */
export const namesAt = (chain: readonly ChainHop[], at: readonly number[], words: ChainWords): string =>
  [...new Set(at.map((i) => hopName(chain[i]!.id, words)))].join(words.and);
