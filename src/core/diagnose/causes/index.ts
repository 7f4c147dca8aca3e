import type { Cause } from '../cause.ts';
import { lost } from './lost.ts';
import { neverOpened } from './never-opened.ts';
import { said } from './said.ts';

/** Every cause that the diagnosis knows. Ids are permanent: words in both languages hang on them. */
export const causes: readonly Cause[] = [...lost, ...said, ...neverOpened];
