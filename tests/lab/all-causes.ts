import type { CauseId } from '../../src/evidence/schema.ts';
import { type Cause, plainCauses } from './causes.ts';
import { familyCauses } from './family-causes.ts';

/** What each cause is, by its id. */
export const causes: Readonly<Record<CauseId, Cause>> = { ...plainCauses, ...familyCauses };
