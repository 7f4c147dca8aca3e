import type { CauseId } from '../core/diagnose/causes/index.ts';
import type { Facts } from '../core/diagnose/facts.ts';
import { firesAt } from '../core/diagnose/fires-at.ts';
import { likelyTable, zeroLetter } from './likely-table.derived.ts';

export type LikelyCause = {
  /** Its permanent id; the sub-path of a language has its words, and /diagnose/ explains it. */
  readonly cause: CauseId;
  /** 0–1, two decimals. */
  readonly probability: number;
};

/** More than this nobody reads in a log. */
const causesMax = 5;

const numberOf = (letter: string): number => letter.charCodeAt(0) - zeroLetter;

/** The weights of a fact: of its value, of the range of a code, or of any other value. */
const columnOf = (fact: string, value: string | number): string | undefined =>
  [value, `${Math.floor(+value / 1000)}xxx`, '*']
    .map((one) => likelyTable.weights[`${fact} ${one}`])
    .find((column) => column !== undefined);

/**
 * The causes that the facts of an event leave, most likely first: those of core/diagnose/rank.ts, with its probabilities.
 * `atTimer`: the likeliest has a timer that ends connections at just this age.
 */
export function likelyCauses({ seconds, ...facts }: Facts): {
  readonly causes: readonly LikelyCause[];
  readonly atTimer: boolean;
} {
  const all = likelyTable.ids.map((cause, i) => ({
    cause,
    score: numberOf(likelyTable.priors[i]!) / 10,
    isPossible: true,
    atTimer: false,
    probability: 0,
  }));
  const add = (i: number, weight: number): void => {
    const one = all[i]!;
    one.score += weight;
    one.isPossible &&= weight > likelyTable.impossible;
  };
  for (const [fact, value] of Object.entries(facts as Readonly<Record<string, string | number>>)) {
    let i = 0;
    for (const [part] of (columnOf(fact, value) ?? '').matchAll(/\d+|./g))
      if (+part >= 0) i += +part;
      else add(i++, numberOf(part) / 2);
  }
  const [age] = seconds ?? [];
  if (age !== undefined)
    for (const [i, hit, miss, ...limits] of likelyTable.timers) {
      const isHit = limits.some((limit) => firesAt({ seconds: limit }, age));
      all[i]!.atTimer = isHit;
      const missed = age < limits[0]! / likelyTable.tooShort ? Math.min(miss, likelyTable.missedByFar) : miss;
      add(i, isHit ? hit : missed);
    }
  const odds = (score: number): number => Math.exp(score * likelyTable.perStep);
  const total = all.reduce((sum, { score }) => sum + odds(score), odds(likelyTable.unknownScore));
  for (const one of all) one.probability = odds(one.score) / total;
  const left = all
    .filter(({ isPossible, probability }) => isPossible && probability >= likelyTable.possibleFrom)
    .sort((a, b) => b.score - a.score)
    .slice(0, causesMax);
  return {
    causes: left.map(({ cause, probability }) => ({ cause, probability: Math.round(probability * 100) / 100 })),
    atTimer: left[0]?.atTimer ?? false,
  };
}
