import type { ChoiceOf, Sign } from '../facts.ts';

export type ServiceId = ChoiceOf<'service'>;

/** Whether the documentation lets a client connect again: at once, after something was changed, or not at all. */
export type Again = 'yes' | 'after-change' | 'no';

/** What one of a service's own codes means. */
export type ServiceCode = {
  /** In the words of its documentation, which are the same in every language. */
  readonly means: string;
  readonly again: Again;
  /** What it says in terms of the diagnosis; none where only the service's documentation helps. */
  readonly sign?: Sign;
};

/** A public service whose close codes and reasons are documented. */
export type Service = {
  readonly id: ServiceId;
  /** A proper name; no translation. */
  readonly name: string;
  readonly source: string;
  /** Its own codes, and what it means by standard ones. */
  readonly codes: Readonly<Record<number, ServiceCode>>;
  /** Reasons that it sends, in lower case, with what they say. */
  readonly reasons: readonly (readonly [text: string, sign: Sign])[];
};

export const code = (means: string, again: Again, sign?: Sign): ServiceCode => ({
  means,
  again,
  ...(sign && { sign }),
});
