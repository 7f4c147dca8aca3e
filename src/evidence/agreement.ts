import { predictAll } from '../core/sim/predict.ts';
import { causes, familyCauses } from '../scenarios/index.ts';
import type { Cell } from './cells.ts';
import { compareAll, type Verdict } from './compare.ts';

/** What the simulator says of every cell, held against what was measured. */
export const agreementOf = (cells: readonly Cell[]): Verdict =>
  compareAll(cells, predictAll([...causes, ...familyCauses]));
