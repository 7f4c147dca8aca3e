import type { Weights } from '../core/diagnose/cause.ts';
import { type CauseId, causes } from '../core/diagnose/causes/index.ts';
import type { ChoiceKey, ChoiceOf } from '../core/diagnose/facts.ts';
import {
  impossible,
  missedByFar,
  perStep,
  possibleFrom,
  range,
  tooShort,
  unknownScore,
  weigh,
} from '../core/diagnose/rank.ts';
import { heartbeatFor, timers } from '../core/diagnose/timers.ts';

/** The letter of 0. */
export const zeroLetter = 83;

/** What the timers of a cause say: weights, and the timers in seconds, shortest first. */
export type LikelyTimers = readonly [cause: number, hit: number, miss: number, ...seconds: number[]];

export type LikelyTable = {
  readonly ids: readonly CauseId[];
  /** A letter for the prior of each cause, in tenths. */
  readonly priors: string;
  /**
   * By a fact (`phase opened`, `code 1006`, `code 4xxx`): a letter for the weight of each cause, in halves. A number in
   * between is so many weights of 0.
   */
  readonly weights: Readonly<Record<string, string>>;
  readonly timers: readonly LikelyTimers[];
  readonly perStep: number;
  readonly unknownScore: number;
  readonly possibleFrom: number;
  readonly impossible: number;
  readonly missedByFar: number;
  readonly tooShort: number;
  /** A heartbeat up to this interval is shorter than every idle limit. */
  readonly busyUpToMs: number;
};

/** Numbers as letters, `perUnit` letters for one. Up to 12, so that all are printable. */
function letters(all: readonly number[], perUnit: number): string {
  const steps = all.map((one) => Math.round(one * perUnit));
  if (steps.some((step, i) => Math.abs(step) > 42 || Math.abs(step / perUnit - all[i]!) > 1e-9))
    throw new Error(`The package writes 1/${perUnit} as the smallest step, and no such numbers: ${all.join(' ')}`);
  return String.fromCharCode(...steps.map((step) => zeroLetter + step));
}

const zeros = new RegExp(`${String.fromCharCode(zeroLetter)}{2,}`, 'g');

/** The weights of all causes; empty where a fact speaks for none and against none. */
const column = (all: readonly number[]): string =>
  all.some((weight) => weight !== 0)
    ? letters(all, 2)
        .replace(zeros, ({ length }) => String(length))
        .replace(/\d+$/, '')
    : '';

const choiceWeights = <K extends ChoiceKey>(key: K, values: readonly ChoiceOf<K>[]) =>
  values.map((value) => {
    const all = causes.map(({ fits }) => weigh(fits[key] as Weights<ChoiceOf<K>> | undefined, value));
    return [`${key} ${value}`, column(all)] as const;
  });

/** Every code that some cause names, the two ranges, and `*` for any other. */
function codeWeights() {
  const named = new Set(causes.flatMap(({ fits }) => Object.keys(fits.code ?? {})));
  return [...named, '*'].map((key) => {
    const all = causes.map(({ fits: { code } }) => {
      const own = code && Object.hasOwn(code, key) ? key : /^\d+$/.test(key) ? range(Number(key)) : '*';
      return weigh(code as Weights<string> | undefined, own);
    });
    return [`code ${key}`, column(all)] as const;
  });
}

const timersOf = (): readonly LikelyTimers[] =>
  causes.flatMap(({ timer }, i) => {
    if (!timer) return [];
    const limits = timers.filter(timer.is).map(({ seconds }) => seconds);
    return [[i, timer.hit, timer.miss, ...[...new Set(limits)].sort((a, b) => a - b)] as const];
  });

/**
 * What the diagnosis makes of the few facts that an event tells. Libraries are left out: /diagnose/ weighs them. The build of the package writes the value in place of
 * this file, so that a bundle carries neither the sources of the causes nor the registry of products.
 */
export const likelyTable: LikelyTable = {
  ids: causes.map(({ id }) => id),
  priors: letters(
    causes.map(({ prior }) => prior),
    10,
  ),
  weights: Object.fromEntries([
    ...choiceWeights('phase', ['opened', 'never-opened', 'closing']),
    ...choiceWeights('clean', ['yes', 'no']),
    ...choiceWeights('around', ['background', 'network']),
    ...choiceWeights('traffic', ['busy']),
    ...codeWeights(),
  ]),
  timers: timersOf(),
  perStep,
  unknownScore,
  possibleFrom,
  impossible,
  missedByFar,
  tooShort,
  busyUpToMs: heartbeatFor(Number.POSITIVE_INFINITY) * 1_000,
};
