import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceKeys, choices, secondsMax } from '../../../src/core/diagnose/facts.ts';
import { nextQuestions } from '../../../src/core/diagnose/questions.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { charactersMax, lineMax, recognise, tellingMax, textMax } from '../../../src/core/diagnose/recognise.ts';
import { formatFragment, fragmentLengthMax, parseFragment } from '../../../src/core/link/fragment.ts';
import { incidentOf, incidentValues } from '../../../src/core/link/incident-link.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { hostileFragment, hostileText } from './hostile.ts';

/** What a text is made from; a failure names it. */
const seeds = fc.noShrink(fc.nat());

function expectSoundFacts(facts: ReturnType<typeof recognise>['facts']): void {
  for (const key of choiceKeys) if (facts[key] !== undefined) expect(choices[key]).toContain(facts[key]);
  if (facts.code !== undefined) expect(facts.code).toBeLessThanOrEqual(65_535);
  for (const one of facts.seconds ?? []) {
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThanOrEqual(secondsMax);
  }
  const ranked = rank(facts);
  expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true);
}

describe('hostile text', () => {
  it('is read without harm', () => {
    const check = (seed: number): void => {
      const pasted = hostileText(seed);
      const { facts, telling } = recognise(pasted);
      expectSoundFacts(facts);
      expect(telling.length).toBeLessThanOrEqual(tellingMax);
      // Shown lines are pieces of the text itself, never something made of it.
      for (const { text, marks } of telling) {
        expect(pasted).toContain(text);
        for (const { from, to } of marks) expect(0 <= from && from < to && to <= text.length).toBe(true);
      }
    };
    fc.assert(fc.property(seeds, check), fuzz);
    expect(Object.prototype).not.toHaveProperty('code');
  });

  it('in a link tells only values of the lists', () => {
    const check = (seed: number): void => {
      const fragment = parseFragment(hostileFragment(seed));
      const facts = fragment.kind === 'none' ? null : incidentOf(fragment.values);
      if (!facts) return;
      expectSoundFacts(facts);
      const link = formatFragment(incidentValues(facts));
      expect(link === null || link.length <= fragmentLengthMax).toBe(true);
    };
    fc.assert(fc.property(seeds, check), fuzz);
  });

  it('never makes the questions fail', () => {
    for (let seed = 0; seed < 40; seed++)
      expect(nextQuestions(recognise(hostileText(seed)).facts, new Set()).length).toBeLessThanOrEqual(5);
  });
});

describe('a large log', () => {
  const noise = Array.from(
    { length: 12_000 },
    (_, i) => `2026-11-24T09:00:02Z INFO connected request ${i} GET /items/${i} 200 ok`,
  );

  it.each([0, 300, 6_000, 12_000])('gives up the one line that matters, with %i lines after it', (after) => {
    const text = [...noise, 'websocket: close 1009 read limit exceeded', ...noise.slice(0, after)].join('\n');
    expect(text.length).toBeGreaterThan(700_000);
    const { facts, telling } = recognise(text);
    expect(facts).toMatchObject({ code: 1009, library: 'gorilla' });
    expect(telling.map((line) => line.number)).toContain(12_001);
  });

  it('is read closely only up to a bound, so that the work grows with its length and no faster', () => {
    expect(charactersMax).toBeLessThan(textMax);
    const endless = recognise('code=1006 '.repeat(400_000));
    expect(endless.telling.every(({ text }) => text.length <= lineMax)).toBe(true);
    expect(recognise(`${'x\n'.repeat(textMax)}code=1006`).facts.code).toBeUndefined();
  });
});
