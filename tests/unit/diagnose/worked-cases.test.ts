import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/core/diagnose/causes/index.ts';
import { isTrue, rankedOf } from './judge.ts';
import { workedCases } from './worked-cases.ts';

const judged = workedCases.map((one) => ({ ...one, ranked: rankedOf(one.pasted, one.answers) }));
const describeWrong = ({ from, cause, ranked }: (typeof judged)[number]): string =>
  `${from}: ${ranked[0]!.cause.id} instead of ${cause}`;

describe('worked cases', () => {
  it('are at least 150 of at least 25 formats, each with a basis', () => {
    expect(workedCases.length).toBeGreaterThanOrEqual(150);
    const formats = new Set(workedCases.filter(({ from, format }) => from !== format).map(({ format }) => format));
    expect(formats.size).toBeGreaterThanOrEqual(25);
    expect(workedCases.filter(({ basis }) => basis === '')).toEqual([]);
  });

  it('have the true cause among the first three', () => {
    const later = judged.filter((one) => !one.ranked.slice(0, 3).some(({ cause }) => isTrue(one, cause.id)));
    expect(later.map(describeWrong)).toEqual([]);
  });

  it('have the true cause first in at least 19 of 20', () => {
    const others = judged.filter((one) => !isTrue(one, one.ranked[0]!.cause.id)).map(describeWrong);
    expect(others.length, others.join('\n')).toBeLessThanOrEqual(judged.length / 20);
  });

  it('are answered with “very likely” where that is right, and never where it is wrong', () => {
    const sure = judged.filter(({ ranked }) => ranked[0]!.strength === 3);
    expect(sure.filter((one) => !isTrue(one, one.ranked[0]!.cause.id)).map(describeWrong)).toEqual([]);
    expect(sure.length).toBeGreaterThanOrEqual(judged.length * 0.7);
  });

  it('never rule out the true cause', () => {
    const out = judged.filter((one) => one.ranked.find(({ cause }) => cause.id === one.cause)!.ruledOut);
    expect(out.map(describeWrong)).toEqual([]);
  });

  it('cover every cause that a text can show', () => {
    const met = new Set<string>(workedCases.map(({ cause }) => cause));
    expect([...met].filter((id) => !causes.some((cause) => cause.id === id))).toEqual([]);
    expect(causes.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });
});
