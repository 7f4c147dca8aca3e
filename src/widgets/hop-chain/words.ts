import type { ChainHop } from '../../core/diagnose/hop-chain.ts';
import { hopOf } from '../../core/diagnose/hops.ts';
import type { Format } from '../../core/format.ts';
import type { ChainWords } from '../../i18n/en/guides.ts';

export const hopName = (id: ChainHop['id'], words: Pick<ChainWords, 'other'>): string => hopOf(id)?.name ?? words.other;

/** The names of the hops at some places of a chain, each once. */
export const namesAt = (
  chain: readonly ChainHop[],
  at: readonly number[],
  words: ChainWords,
  { and }: Format,
): string => and([...new Set(at.map((i) => hopName(chain[i]!.id, words)))]);
