import type { Cause, Weights } from './cause.ts';
import { causes } from './causes/index.ts';
import { type ChoiceKey, choiceKeys, choices, type Facts, medianSeconds, type Sign } from './facts.ts';
import { firesAt, idleLimits, type Timer, timers } from './timers.ts';

/** One fact that speaks for (`weight` > 0) or against a cause. */
export type Finding = {
  readonly fact: ChoiceKey | 'code' | 'status' | 'seconds' | 'multiples' | 'signs';
  readonly value: string | number | Sign;
  readonly weight: number;
};

export type Ranked = {
  readonly cause: Cause;
  readonly score: number;
  /** 3 very likely, 2 likely, 1 possible, 0 unlikely: never a percentage, which would claim too much. */
  readonly strength: 0 | 1 | 2 | 3;
  readonly ruledOut: boolean;
  readonly findings: readonly Finding[];
  /** What nobody has said yet and would tell most about this cause. */
  readonly open: readonly ChoiceKey[];
};

/** Very likely is one cause at most: enough speaks for it, and the next one is well behind. */
const sureFrom = 5;
const sureBy = 2;

const range = (code: number): '3xxx' | '4xxx' | '*' =>
  code >= 3000 && code < 4000 ? '3xxx' : code >= 4000 && code < 5000 ? '4xxx' : '*';

function weigh<V extends string | number>(weights: Weights<V> | undefined, value: V | undefined): number {
  if (!weights || value === undefined) return 0;
  return (Object.hasOwn(weights, value) ? weights[value] : weights['*']) ?? 0;
}

/** Whether lengths differ and yet are all multiples of one idle limit: a heartbeat that races a timeout. */
function areMultiples(seconds: readonly number[]): boolean {
  if (seconds.length < 3) return false;
  return idleLimits.some((limit) => {
    const times = seconds.map((one) => Math.max(1, Math.round(one / limit)));
    return new Set(times).size > 1 && seconds.every((one, i) => firesAt({ seconds: limit * times[i]! }, one));
  });
}

/** Whether a timer may be at work: not when another proxy or library is known to be in its place. */
export const mayBeThere = (timer: Timer, { via, library }: Facts): boolean =>
  (!timer.via || !via || timer.via === via) && (!timer.library || !library || timer.library === library);

function findingsOf({ fits, timer }: Cause, facts: Facts): Finding[] {
  const { code, status, seconds = [], signs = [] } = facts;
  const all: Finding[] = choiceKeys.flatMap((fact) => {
    const value = facts[fact];
    return value === undefined ? [] : { fact, value, weight: weigh<string>(fits[fact], value) };
  });
  if (code !== undefined) {
    const key = Object.hasOwn(fits.code ?? {}, code) ? code : range(code);
    all.push({ fact: 'code', value: code, weight: weigh<string | number>(fits.code, key) });
  }
  if (status !== undefined) all.push({ fact: 'status', value: status, weight: weigh(fits.status, status) });
  const middle = medianSeconds(seconds);
  const multiples = areMultiples(seconds);
  if (multiples) all.push({ fact: 'multiples', value: seconds.length, weight: fits.multiples ?? 0 });
  else if (timer && middle !== undefined) {
    const hit = timers.some((one) => timer.is(one) && firesAt(one, middle) && mayBeThere(one, facts));
    all.push({ fact: 'seconds', value: middle, weight: hit ? timer.hit : timer.miss });
  }
  for (const sign of signs) all.push({ fact: 'signs', value: sign, weight: fits.signs?.[sign] ?? 0 });
  return all.filter(({ weight }) => weight !== 0).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** How far apart the answers to an open question would put this cause. */
const spread = (cause: Cause, key: ChoiceKey): number => {
  const weights = choices[key].map((value) => weigh<string>(cause.fits[key], value));
  return Math.max(...weights) - Math.min(...weights);
};

/** The causes that facts leave, most likely first; the same facts always give the same order. */
export function rank(facts: Facts): readonly Ranked[] {
  const scored = causes
    .map((cause) => {
      const findings = findingsOf(cause, facts);
      return { cause, findings, score: findings.reduce((sum, { weight }) => sum + weight, cause.prior) };
    })
    .sort((a, b) => b.score - a.score);
  const best = scored[0]!.score;
  const isClear = best >= sureFrom && best - scored[1]!.score >= sureBy;
  return scored.map(({ cause, findings, score }, i) => {
    const ruledOut = findings.some(({ weight }) => weight <= -7) || score < -6;
    const behind = best - score;
    const strength =
      ruledOut || score < 0.5 || behind > 6 ? 0 : i === 0 && isClear ? 3 : behind < 3.5 && score >= 2 ? 2 : 1;
    const open = (['traffic', 'rhythm', 'around', 'who', 'via', 'phase'] as const)
      .filter((key) => facts[key] === undefined && spread(cause, key) >= 4)
      .sort((a, b) => spread(cause, b) - spread(cause, a))
      .slice(0, 2);
    return { cause, score, strength, ruledOut, findings, open };
  });
}
