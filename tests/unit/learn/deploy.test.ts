import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/core/herd/result.ts';
import { startHerd } from '../../../src/core/herd/simulate.ts';
import { allMet } from '../../../src/core/learn/check.ts';
import { checkHerd } from '../../../src/core/learn/check-herd.ts';
import { areChoicesOf, composeHerd } from '../../../src/core/learn/compose.ts';
import type { Choices } from '../../../src/core/learn/task.ts';
import { deploy } from '../../../src/scenarios/learn.ts';

function run(choices: Choices) {
  const config = composeHerd(deploy, choices);
  const herd = startHerd(config);
  while (!herd.advance(1_000_000));
  return summarise(config, herd);
}
const passes = (choices: Choices): boolean => allMet(checkHerd(deploy, run(choices)));

describe('the step "deploy"', () => {
  it('is about 100,000 clients', () => {
    expect(deploy.herd.clients).toBe(100_000);
  });

  it('is not solved by where the dials stand at first, whose peak is the right guess', () => {
    const { peakOverCapacity } = run(deploy.start);
    expect(passes(deploy.start)).toBe(false);
    expect(deploy.prediction.right).toBe('twice');
    expect(peakOverCapacity).toBeGreaterThan(2);
    expect(peakOverCapacity).toBeLessThan(3);
  });

  it('is solved by its solution: no second above capacity, and nobody refused', () => {
    const result = run(deploy.solution);
    expect(allMet(checkHerd(deploy, result))).toBe(true);
    expect(result.peakOverCapacity).toBeLessThanOrEqual(1);
    expect(result.totals.refused).toBe(0);
    expect(result.totals.connected).toBe(100_000);
  });

  it('needs both: parts that are small enough, and something that spreads them', () => {
    expect(passes({ ...deploy.solution, batches: 1 })).toBe(false);
    expect(passes({ ...deploy.solution, batches: 2 })).toBe(false);
    expect(passes({ ...deploy.solution, batches: 8 })).toBe(false);
    expect(passes({ batches: 4, drainMs: 1_000, firstMs: 1_000 })).toBe(false);
  });

  it('misses what did not happen', () => {
    const never = { peakOverCapacity: 0, lowestShare: 0, backMs: { half: null, most: null, all: null } };
    expect(checkHerd(deploy, never).map(({ met }) => met)).toEqual([true, false, false]);
  });

  it('offers its start and its solution among its options, and refuses other choices', () => {
    expect(areChoicesOf(deploy, deploy.start)).toBe(true);
    expect(areChoicesOf(deploy, deploy.solution)).toBe(true);
    expect(() => composeHerd(deploy, { ...deploy.start, batches: 3 })).toThrow(RangeError);
  });
});
