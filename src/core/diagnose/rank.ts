import type { Cause, Weights } from './cause.ts';
import { causes, type KnownCause } from './causes/index.ts';
import { type ChoiceKey, choiceKeys, choices, type Facts, medianSeconds, type Sign } from './facts.ts';
import { firesAt } from './fires-at.ts';
import { idleLimits, type Timer, timers } from './timers.ts';

/** One fact that speaks for (`weight` > 0) or against a cause. */
export type Finding = {
  readonly fact: ChoiceKey | 'code' | 'status' | 'seconds' | 'multiples' | 'signs';
  readonly value: string | number | Sign;
  readonly weight: number;
};

export type Ranked = {
  readonly cause: KnownCause;
  readonly score: number;
  /** How likely it is among all causes, 0–1; see `perStep` for how it was calibrated. */
  readonly probability: number;
  /** 3 very likely, 2 likely, 1 possible, 0 unlikely: what a page says instead of a number. */
  readonly strength: 0 | 1 | 2 | 3;
  readonly ruledOut: boolean;
  readonly findings: readonly Finding[];
  /** What nobody has said yet and would tell most about this cause. */
  readonly open: readonly ChoiceKey[];
};

export type RankOptions = {
  /** The text does not speak of a WebSocket: what it says may be about something else, so nothing is very likely. */
  readonly mayBeElse?: boolean;
};

/** What a step of weight is worth, in natural logarithms of odds; calibrated on the worked cases. */
export const perStep = 0.8;
/** The score of what the diagnosis does not know: it keeps some probability, however few causes are left. */
export const unknownScore = 0.5;
/** Said to be very likely from here on. `npm run diagnose:table` prints how often that is right. */
export const veryLikelyFrom = 0.82;
const likelyFrom = 0.2;
export const possibleFrom = 0.03;
/** A finding of this weight rules a cause out. */
export const impossible = -7;

/** A sign or a code of this weight names the cause. */
const names = 5;
/** Of softer evidence it takes two that agree. */
const speaks = 2;

export const range = (code: number): '3xxx' | '4xxx' | '*' =>
  code >= 3000 && code < 4000 ? '3xxx' : code >= 4000 && code < 5000 ? '4xxx' : '*';

export function weigh<V extends string | number>(weights: Weights<V> | undefined, value: V | undefined): number {
  if (!weights || value === undefined) return 0;
  return (Object.hasOwn(weights, value) ? weights[value] : weights['*']) ?? 0;
}

/** Signs that name some cause. */
const naming: ReadonlySet<Sign> = new Set(
  causes.flatMap(({ fits }) =>
    Object.entries(fits.signs ?? {}).flatMap(([sign, weight]) => (weight >= names ? [sign as Sign] : [])),
  ),
);

/** A length of less than a tenth of the shortest such limit that anything has by default is hardly one of them. */
export const tooShort = 10;
export const missedByFar = -2.5;
const shortest = ({ is }: NonNullable<Cause['timer']>): number =>
  Math.min(...timers.filter(is).map(({ seconds }) => seconds));

/** Whether lengths differ and yet are all multiples of one idle limit: a heartbeat that races a timeout. */
function areMultiples(seconds: readonly number[]): boolean {
  if (seconds.length < 3) return false;
  return idleLimits.some((limit) => {
    const times = seconds.map((one) => Math.max(1, Math.round(one / limit)));
    return new Set(times).size > 1 && seconds.every((one, i) => firesAt({ seconds: limit * times[i]! }, one));
  });
}

type Lengths = { readonly middle: number | undefined; readonly areMultiples: boolean };
const seen = new WeakMap<readonly number[], Lengths>();
const noLengths: readonly number[] = [];

/** What each cause and each possible answer asks of the same lengths, found out once. */
function lengthsOf(seconds: readonly number[]): Lengths {
  const known = seen.get(seconds) ?? { middle: medianSeconds(seconds), areMultiples: areMultiples(seconds) };
  seen.set(seconds, known);
  return known;
}

/**
 * Whether a closing timer is that of somebody else: who reports the end has waited for the answer to its own close(), so
 * a library with such a timer has waited for that one.
 */
const isSomebodyElses = (timer: Timer, library: Facts['library']): boolean =>
  timer.kind === 'closing' &&
  library !== undefined &&
  timer.library !== library &&
  timers.some((one) => one.kind === 'closing' && one.library === library);

/** Whether a timer may be at work: not when other proxies or another library are known to be in its place. */
export function mayBeThere(timer: Timer, { via, hops, library, signs = [] }: Facts): boolean {
  // What ended it stands beside the proxy that wrote the line, not in it.
  const isBeside = signs.includes('downstream-ended') || signs.includes('upstream-ended');
  const isVia = !timer.via || !via || timer.via === via || hops?.includes(timer.via) || (isBeside && timer.via !== via);
  return isVia && !isSomebodyElses(timer, library) && (!timer.library || !library || timer.library === library);
}

/** A hop that speaks for a cause is enough; a path with several is judged by it. */
function viaWeight(fits: Cause['fits'], { via, hops }: Facts): number {
  const all = (hops ?? (via ? [via] : [])).map((one) => weigh<string>(fits.via, one));
  return all.length === 0 ? 0 : Math.max(...all);
}

function findingsOf({ fits, timer }: Cause, facts: Facts): Finding[] {
  const { code, status, seconds = noLengths, signs = [] } = facts;
  const all: Finding[] = choiceKeys.flatMap((fact) => {
    const value = facts[fact];
    if (value === undefined) return [];
    return { fact, value, weight: fact === 'via' ? viaWeight(fits, facts) : weigh<string>(fits[fact], value) };
  });
  const signWeights = signs.map((sign) => ({ fact: 'signs' as const, value: sign, weight: fits.signs?.[sign] ?? 0 }));
  const strongest = Math.max(0, weigh(fits.status, status), ...signWeights.map(({ weight }) => weight));
  // Words say more than a standard code: who writes the cause into the reason picks some code for it.
  const isNamed = signs.some((sign) => naming.has(sign));
  const outranked = (weight: number): number =>
    strongest >= names ? Math.max(weight, -1) : isNamed ? Math.min(weight, 2) : weight;
  if (code !== undefined) {
    const key = Object.hasOwn(fits.code ?? {}, code) ? code : range(code);
    const weight = weigh<string | number>(fits.code, key);
    all.push({ fact: 'code', value: code, weight: outranked(weight) });
  }
  if (status !== undefined) {
    const weight = weigh(fits.status, status);
    all.push({ fact: 'status', value: status, weight: outranked(weight) });
  }
  const { middle, areMultiples: multiples } = lengthsOf(seconds);
  if (multiples) all.push({ fact: 'multiples', value: seconds.length, weight: fits.multiples ?? 0 });
  else if (timer && middle !== undefined) {
    const hits = timers.filter((one) => timer.is(one) && firesAt(one, middle) && mayBeThere(one, facts));
    const isOwn = hits.some((one) => one.library !== undefined && one.library === facts.library);
    const missed = middle < shortest(timer) / tooShort ? Math.min(timer.miss, missedByFar) : timer.miss;
    const weight = hits.length === 0 ? missed : isOwn ? (timer.own ?? timer.hit) : timer.hit;
    all.push({ fact: 'seconds', value: middle, weight });
  }
  return [...all, ...signWeights]
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** How far apart the answers to an open question would put this cause. */
const spread = (cause: Cause, key: ChoiceKey): number => {
  const weights = choices[key].map((value) => weigh<string>(cause.fits[key], value));
  return Math.max(...weights) - Math.min(...weights);
};

/** What says little alone: most connections were open, and 1006 fits half of all causes. */
const isSoft = ({ fact, value }: Finding): boolean => fact === 'phase' || fact === 'clean' || value === 1006;

/** The clock of some timer. Whose it is, a limit that a product has tells, or the same length again. */
const clock: ReadonlySet<Finding['value']> = new Set(['whole-seconds', 'idle-seconds']);
const namesTimer = ({ fact, value }: Finding): boolean =>
  fact === 'seconds' || fact === 'multiples' || value === 'exact' || value === 'idle-limit';

/** Whether the evidence for a cause is enough to call it very likely: one that names it, or two that agree. */
function isGrounded(findings: readonly Finding[]): boolean {
  const isTimerKnown = findings.some((one) => one.weight > 0 && namesTimer(one));
  const speaking = findings.filter(
    (one) => one.weight >= speaks && !isSoft(one) && (isTimerKnown || !clock.has(one.value)),
  );
  return (
    speaking.some(
      ({ fact, weight }) => weight >= names && (fact === 'signs' || fact === 'code' || fact === 'status'),
    ) || speaking.length >= 2
  );
}

/** The causes that facts leave, most likely first; the same facts always give the same order. */
export function rank(facts: Facts, { mayBeElse = false }: RankOptions = {}): readonly Ranked[] {
  const scored = causes
    .map((cause) => {
      const findings = findingsOf(cause, facts);
      return { cause, findings, score: findings.reduce((sum, { weight }) => sum + weight, cause.prior) };
    })
    .sort((a, b) => b.score - a.score);
  const odds = (score: number): number => Math.exp(score * perStep);
  const total = scored.reduce((sum, { score }) => sum + odds(score), odds(unknownScore));
  return scored.map(({ cause, findings, score }, i) => {
    const probability = odds(score) / total;
    const ruledOut = findings.some(({ weight }) => weight <= impossible) || score < -6;
    const isVery = i === 0 && probability >= veryLikelyFrom && isGrounded(findings) && !mayBeElse;
    const strength = ruledOut ? 0 : isVery ? 3 : probability >= likelyFrom ? 2 : probability >= possibleFrom ? 1 : 0;
    const open = (['traffic', 'rhythm', 'around', 'who', 'via', 'phase'] as const)
      .filter((key) => facts[key] === undefined && spread(cause, key) >= 4)
      .sort((a, b) => spread(cause, b) - spread(cause, a))
      .slice(0, 2);
    return { cause, score, probability, strength, ruledOut, findings, open };
  });
}
