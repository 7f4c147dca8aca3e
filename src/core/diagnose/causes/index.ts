import type { Cause } from '../cause.ts';
import { said } from './close-frame.ts';
import { neverOpened } from './never-opened.ts';
import { lost } from './no-close-frame.ts';
import { recorded } from './recorded.ts';

const all = [...lost, ...said, ...neverOpened] as const;

/** Ids are permanent: links, words in every language and other people's scripts hang on them. */
export type CauseId = (typeof all)[number]['id'];

export type KnownCause = Cause & { readonly id: CauseId };

/** Every cause that the diagnosis knows. */
export const causes: readonly KnownCause[] = all.map((cause: KnownCause) => ({
  ...cause,
  fits: { ...cause.fits, signs: { ...cause.fits.signs, ...recorded[cause.id] } },
}));
