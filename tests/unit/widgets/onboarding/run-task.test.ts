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

it('a herd that ends early, because its peak is above capacity, is judged as the whole run is', () => {
  const judged = everyChoice.map((choices) => ({ choices, solves: solves(deploy, choices) }));
  const whole = everyChoice.map((choices) => ({
    choices,
    solves: allMet(checkHerd(deploy, runOne(composeHerd(deploy, choices)))),
  }));
  expect(judged).toEqual(whole);
  expect(judged.filter((one) => one.solves).map(({ choices }) => choices)).toContainEqual(deploy.solution);
});

it('a peak above capacity loses a herd, and nothing else before its end', () => {
  expect(isLost(deploy, { peakOverCapacity: 1.01 })).toBe(true);
  expect(isLost(deploy, { peakOverCapacity: 1 })).toBe(false);
  expect(isLost({ ...deploy, checks: [{ kind: 'stay-connected', share: 0.7 }] }, { peakOverCapacity: 9 })).toBe(false);
});
