import { type BackoffState, outageBounds } from '../../core/link/backoff-link.ts';
import { choose } from '../../core/peers/policy-choice.ts';

/** The dial of the outage, in seconds. */
export const OUTAGE = { ...outageBounds, step: 5 } as const;

export const initialState: BackoffState = {
  choices: [choose('first-draft'), choose('full-30')],
  seed: 94,
  outageS: 75,
  browser: 'none',
};
