import { predict } from '../core/sim/predict.ts';
import { clientProfiles } from '../core/sim/profile.ts';
import { causes } from '../scenarios/index.ts';
import type { Cell } from './cells.ts';
import { compareAll, type Verdict } from './compare.ts';

/** What the simulator says of every cell, held against what was measured. */
export const agreementOf = (cells: readonly Cell[]): Verdict =>
  compareAll(
    cells,
    causes.flatMap(({ scenario, causeAtMs, pageOnly }) =>
      Object.values(clientProfiles)
        .filter((profile) => !pageOnly || profile.page)
        .map((profile) => predict(scenario, causeAtMs, profile.id)),
    ),
  );
