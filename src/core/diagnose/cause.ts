import type { SourceId } from '../protocol/sources.ts';
import type { ChoiceKey, ChoiceOf, Sign } from './facts.ts';
import type { Timer } from './timers.ts';

/**
 * How strongly each value of a fact speaks for a cause (positive) or against it (negative), in steps that add up like
 * log-odds: 2 is a hint, 4 strong, 7 nearly proof; -4 unlikely, -8 as good as impossible. `*` is any other value.
 */
export type Weights<V extends string | number> = { readonly [K in V | '*']?: number };

/** The guide that says more about a cause. */
export type Guide =
  | 'reconnecting'
  | 'heartbeats'
  | 'graceful-shutdown'
  | 'proxies'
  | 'platforms'
  | 'http2'
  | 'tls'
  | 'where-sockets-live'
  | 'servers'
  | 'mobile-and-sleep'
  | 'why-the-browser-hides-the-reason'
  | 'logging'
  | 'alerting'
  | 'game-day'
  | 'testing'
  | 'recording';

export type Cause = {
  readonly id: string;
  /** How common it is among endings about which nothing is known; editorial. */
  readonly prior: number;
  readonly fits: { readonly [K in ChoiceKey]?: Weights<ChoiceOf<K>> } & {
    /** Keys are codes; `3xxx` and `4xxx` are the ranges. */
    readonly code?: Weights<number | '3xxx' | '4xxx'>;
    /** Status of the opening handshake's answer. */
    readonly status?: Weights<number>;
    readonly signs?: { readonly [K in Sign]?: number };
    /** Lengths that are multiples of an idle limit, yet not equal. */
    readonly multiples?: number;
  };
  /** Which timers end connections in this way: `hit` when one of them fits how long it lasted, else `miss`. */
  readonly timer?: {
    readonly is: (timer: Timer) => boolean;
    readonly hit: number;
    /** Where the timer is that of the very library that is in use. */
    readonly own?: number;
    readonly miss: number;
  };
  readonly guide: Guide;
  readonly sources: readonly SourceId[];
};
