import type { HerdResult } from '../herd/result.ts';
import type { CheckResult, HerdCheck, HerdTask } from './task.ts';

/** What the checks look at; a result has more. */
export type HerdOutcome = Pick<HerdResult, 'peakOverCapacity' | 'backMs' | 'lowestShare'>;

/** How each check of the task went in this run, in the task's order. Pure. */
export function checkHerd(task: HerdTask, outcome: HerdOutcome): readonly CheckResult[] {
  return task.checks.map((check) => {
    const value = seen(check, outcome);
    return { check, met: value !== null && isMet(check, value), value };
  });
}

/** Whether a run that has not ended yet can meet all checks no more: its peak only grows. */
export const isLost = ({ checks }: HerdTask, { peakOverCapacity }: Pick<HerdOutcome, 'peakOverCapacity'>): boolean =>
  peakOverCapacity > 1 && checks.some(({ kind }) => kind === 'within-capacity');

function seen(check: HerdCheck, { peakOverCapacity, backMs, lowestShare }: HerdOutcome): number | null {
  switch (check.kind) {
    case 'within-capacity':
      return peakOverCapacity;
    case 'all-back-within':
      return backMs.all;
    case 'stay-connected':
      return lowestShare;
  }
}

function isMet(check: HerdCheck, value: number): boolean {
  switch (check.kind) {
    case 'within-capacity':
      return value <= 1;
    case 'all-back-within':
      return value <= check.ms;
    case 'stay-connected':
      return value >= check.share;
  }
}
