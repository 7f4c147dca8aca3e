import { expect, it } from 'vitest';
import { runOne } from '../../../../src/core/herd/run-herd.ts';
import { allMet } from '../../../../src/core/learn/check.ts';
import { checkHerd, isLost } from '../../../../src/core/learn/check-herd.ts';
import { composeHerd } from '../../../../src/core/learn/compose.ts';
import type { Choices } from '../../../../src/core/learn/task.ts';
import { deploy } from '../../../../src/scenarios/learn.ts';
import { solves } from '../../../../src/widgets/onboarding/run-task.ts';

const everyChoice = deploy.dials.reduce<readonly Choices[]>(
  (all, { id, options }) => all.flatMap((choices) => options.map((option) => ({ ...choices, [id]: option }))),
  [{}],
);
/** Some of them, spread over all dials, and the solution; each is run to its end, a third of a second of processor. */
const someChoices = [deploy.solution, ...everyChoice.filter((_, n) => n % 5 === 0)];

it('a herd that ends early, because its peak is above capacity, is judged as the whole run is', () => {
  const judged = someChoices.map((choices) => ({ choices, solves: solves(deploy, choices) }));
  const whole = someChoices.map((choices) => ({
    choices,
    solves: allMet(checkHerd(deploy, runOne(composeHerd(deploy, choices)))),
  }));
  expect(judged).toEqual(whole);
  expect(new Set(judged.map((one) => one.solves))).toEqual(new Set([true, false]));
});

it('a peak above capacity loses a herd, and nothing else before its end', () => {
  expect(isLost(deploy, { peakOverCapacity: 1.01 })).toBe(true);
  expect(isLost(deploy, { peakOverCapacity: 1 })).toBe(false);
  expect(isLost({ ...deploy, checks: [{ kind: 'stay-connected', share: 0.7 }] }, { peakOverCapacity: 9 })).toBe(false);
});
