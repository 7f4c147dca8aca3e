import type { Choice } from '../peers/policy-choice.ts';
import { choice, number, optional, sequence, version } from './codec.ts';
import { at, keys, mappedKeys } from './keys.ts';
import { choiceCodec } from './policy-link.ts';

/** Seconds. */
export const outageBounds = { min: 5, max: 120 } as const;
export const backoffSeedMax = 9_999;
/** Whose delays of new connections come on top. Permanent: links hold a browser's place. */
export const delayingBrowsers = ['none', 'firefox', 'chromium'] as const;

/** All that the picture of two policies depends on. */
export type BackoffState = {
  readonly choices: readonly [Choice, Choice];
  readonly seed: number;
  readonly outageS: number;
  readonly browser: (typeof delayingBrowsers)[number];
};

type Settings = Pick<BackoffState, 'outageS' | 'browser'>;
type Parts = { readonly settings: Settings; readonly a: Choice; readonly b: Choice };

const picture = version(
  1,
  sequence<Parts>('~~', {
    settings: sequence<Settings>('~', {
      outageS: number({ ...outageBounds, decimals: 0 }),
      browser: choice(delayingBrowsers),
    }),
    a: choiceCodec,
    b: choiceCodec,
  }),
);

/** `1~OUTAGE~BROWSER~~POLICY~~POLICY` under the key `backoff`, and `seed`. */
export const backoffLink = mappedKeys(
  keys<{ readonly picture: Parts; readonly seed: number }>('strict', {
    picture: at('backoff', picture),
    seed: at('seed', optional(number({ max: backoffSeedMax, decimals: 0 }), 94)),
  }),
  {
    read: ({ picture: { settings, a, b }, seed }): BackoffState => ({ ...settings, seed, choices: [a, b] }),
    write: ({ choices: [a, b], seed, outageS, browser }) => ({
      picture: { settings: { outageS, browser }, a, b },
      seed,
    }),
  },
);
