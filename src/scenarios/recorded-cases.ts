import type { CauseId } from '../core/diagnose/causes/index.ts';
import type { Scenario } from '../core/sim/settings.ts';
import { retold } from './base.ts';
import { named } from './index.ts';

/** What happened in a recorded case, as the simulator tells it beside the recording. */
export type StoryOfCase = { readonly cause: CauseId; readonly scenario: Scenario };

/** How long the page of “One ending, two codes” rested in the cache: from `pagehide` to the Close, ms. */
const awayMs = 4_000;

/**
 * Cases in which another story happened than that of the cause that fits the files best. null: the simulator does not
 * model it, and another ending beside the recording would be wrong.
 */
export const storiesOfCases: Readonly<Record<string, StoryOfCase | null>> = {
  'one-ending-two-codes': {
    cause: 'parked-page',
    scenario: retold(named('page-bfcache-quiet-ws'), {
      acts: [
        { atMs: 1_000, kind: 'page-navigate' },
        { atMs: 1_000 + awayMs, kind: 'page-return' },
      ],
    }),
  },
  // Every process of the browser was stopped. The simulator can freeze a page, but its browser goes on answering pings.
  'sent-but-not-told': null,
};
