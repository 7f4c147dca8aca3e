import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { type Ranked, rank } from '../../../src/core/diagnose/rank.ts';
import { recognise } from '../../../src/core/diagnose/recognise.ts';
import type { WorkedCase } from './cases/worked-case.ts';

/** The ranking of a text and the answers that followed it, as the page shows it. */
export function rankedOf(pasted: string, answers?: Facts): readonly Ranked[] {
  const read = recognise(pasted);
  return rank({ ...read.facts, ...answers }, { mayBeElse: !read.isWebSocket && answers === undefined });
}

export const isTrue = ({ cause, or = [] }: Pick<WorkedCase, 'cause' | 'or'>, id: string): boolean =>
  id === cause || or.includes(id);
