import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/core/diagnose/causes/index.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { recognise } from '../../../src/core/diagnose/recognise.ts';
import { type WorkedCase, workedCases } from './worked-cases.ts';

const placeOf = ({ pasted, answers, cause }: WorkedCase): number =>
  1 + rank({ ...recognise(pasted).facts, ...answers }).findIndex((one) => one.cause.id === cause);

describe('worked cases', () => {
  it.each(workedCases)('$from: $cause is among the first three', (one) => {
    expect(placeOf(one)).toBeGreaterThan(0);
    expect(placeOf(one)).toBeLessThanOrEqual(3);
  });

  it('put the true cause first in at least nine of ten', () => {
    const others = workedCases.filter((one) => placeOf(one) !== 1).map(({ from, cause }) => `${from}: ${cause}`);
    expect(workedCases.length).toBeGreaterThanOrEqual(40);
    expect(others.length, others.join('\n')).toBeLessThanOrEqual(workedCases.length / 10);
  });

  it('are never very sure of a wrong cause, and mostly of the true one', () => {
    const tops = workedCases.map(({ pasted, answers, cause }) => ({
      top: rank({ ...recognise(pasted).facts, ...answers })[0]!,
      cause,
    }));
    const sure = tops.filter(({ top }) => top.strength === 3);
    for (const { top, cause } of sure) expect(top.cause.id).toBe(cause);
    expect(sure.length).toBeGreaterThanOrEqual(tops.length * 0.8);
  });

  it('never rule out the true cause', () => {
    for (const { pasted, answers, cause } of workedCases) {
      const found = rank({ ...recognise(pasted).facts, ...answers }).find((one) => one.cause.id === cause);
      expect(found, cause).toMatchObject({ ruledOut: false });
    }
  });

  it('cover most of the causes that the diagnosis knows', () => {
    const met = new Set(workedCases.map(({ cause }) => cause));
    expect([...met].filter((id) => !causes.some((cause) => cause.id === id))).toEqual([]);
    expect(met.size).toBeGreaterThanOrEqual(causes.length * 0.8);
  });
});
