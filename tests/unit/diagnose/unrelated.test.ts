import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/diagnose/recognise.ts';
import { rankedOf } from './judge.ts';
import { unrelated } from './unrelated.ts';

describe('texts about other things', () => {
  it('are at least 200', () => {
    expect(new Set(unrelated).size).toBeGreaterThanOrEqual(200);
  });

  it('give no close code', () => {
    const read = unrelated.map((text) => ({ text: text.slice(0, 80), code: recognise(text).facts.code }));
    expect(read.filter(({ code }) => code !== undefined)).toEqual([]);
  });

  it('never make it very sure', () => {
    const sure = unrelated.filter((text) => rankedOf(text)[0]!.strength === 3);
    expect(sure.map((text) => text.slice(0, 80))).toEqual([]);
  });

  it('are mostly not understood, and it says so', () => {
    const understood = unrelated.filter((text) => recognise(text).understood);
    expect(understood.length, understood.map((text) => text.slice(0, 60)).join('\n')).toBeLessThanOrEqual(
      unrelated.length / 4,
    );
  });
});
