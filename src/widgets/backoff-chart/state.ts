import { type FragmentValues, formatFragment, parseFragment } from '../../core/link/fragment.ts';
import { type Choice, choose, formatChoice, parseChoice } from '../../ui/policy/policy-choice.ts';
import type { Browser } from './story.ts';

export const OUTAGE = { min: 5, max: 120, step: 5 } as const;
export const SEED_MAX = 9_999;

/** All that the picture depends on. */
export type State = {
  readonly choices: readonly [Choice, Choice];
  readonly seed: number;
  readonly outageS: number;
  readonly browser: Browser;
};

export const initialState: State = {
  choices: [choose('first-draft'), choose('full-30')],
  seed: 94,
  outageS: 75,
  browser: 'none',
};

const browsers = ['none', 'firefox', 'chromium'] as const;

/** `1~OUTAGE~BROWSER~~POLICY~~POLICY` under the key `backoff`, and `seed`. */
export function stateToFragment({ choices, seed, outageS, browser }: State, others: FragmentValues): string | null {
  const backoff = [`1~${outageS}~${browsers.indexOf(browser)}`, ...choices.map(formatChoice)].join('~~');
  return formatFragment({ ...others, backoff, seed: String(seed) });
}

export type Linked = { readonly kind: 'none' | 'broken' } | { readonly kind: 'ok'; readonly state: State };

/** What a link asks for. Anything out of bounds makes the whole link broken; never throws. */
export function stateFromFragment(hash: string): Linked {
  const fragment = parseFragment(hash);
  if (fragment.kind === 'none' || (fragment.kind === 'ok' && fragment.values.backoff === undefined))
    return { kind: 'none' };
  const { backoff = '', seed = String(initialState.seed) } = fragment.values;
  const [head = '', ...texts] = backoff.split('~~');
  const [, outage, browser] = /^1~(\d{1,3})~([0-2])$/.exec(head) ?? [];
  const [a, b, ...more] = texts.map(parseChoice);
  const outageS = Number(outage);
  const isSound = outage && outageS >= OUTAGE.min && outageS <= OUTAGE.max && /^\d{1,4}$/.test(seed);
  if (!isSound || !a || !b || more.length > 0) return { kind: 'broken' };
  return { kind: 'ok', state: { choices: [a, b], seed: Number(seed), outageS, browser: browsers[Number(browser)]! } };
}
