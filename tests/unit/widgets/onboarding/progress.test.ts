import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tasks } from '../../../../src/scenarios/learn.ts';
import {
  doneCount,
  merge,
  type Progress,
  readProgress,
  writeProgress,
} from '../../../../src/widgets/onboarding/progress.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';

const all: Progress = Object.fromEntries(
  tasks.map(({ id, solution, prediction }) => [id, { guess: prediction.right, choices: solution }]),
);

describe('saved progress', () => {
  it('comes back as it was written', () => {
    expect(readProgress(writeProgress(all))).toEqual(all);
    expect(readProgress(writeProgress({}))).toEqual({});
  });

  it('counts a step as done only if its choices solve it', () => {
    const claimed = writeProgress({ heartbeat: { guess: 'never', choices: tasks[3]!.start } });
    expect(readProgress(claimed)).toEqual({ heartbeat: { guess: 'never' } });
    expect(doneCount(readProgress(claimed) ?? all)).toBe(0);
  });

  it('drops guesses and steps that do not exist', () => {
    const text = JSON.stringify({ site: 'close-codes', v: 1, steps: { nowhere: {}, goodbye: { guess: 'the cat' } } });
    expect(readProgress(text)).toEqual({});
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"site":"close-codes","v":2,"steps":{}}',
    '{"site":"elsewhere","v":1,"steps":{}}',
    '{"site":"close-codes","v":1,"steps":{"goodbye":{"choices":{"act":{}}}}}',
    '{"site":"close-codes","v":1,"steps":{"goodbye":{"more":1}}}',
    JSON.stringify({ site: 'close-codes', v: 1, steps: { goodbye: { guess: 'x'.repeat(30_000) } } }),
  ])('refuses what is not a progress file: %.60s', (text) => {
    expect(readProgress(text)).toBeNull();
  });

  it('of two devices becomes one, and no done step is lost', () => {
    const here: Progress = { goodbye: all.goodbye!, silence: { guess: 'server' } };
    const there: Progress = { goodbye: { guess: 'nobody' }, silence: all.silence!, proxy: { guess: '1000' } };
    expect(merge(here, there)).toEqual({ goodbye: all.goodbye, silence: all.silence, proxy: { guess: '1000' } });
    expect(merge(all, {})).toEqual(all);
    expect(merge({}, all)).toEqual(all);
  });

  it('never throws, whatever a file holds', () => {
    const choice = fc.oneof(
      fc.constantFrom(...tasks.flatMap(({ dials }) => dials.flatMap(({ options }) => options as (string | number)[]))),
      fc.string(),
      fc.double(),
    );
    const dial = fc.constantFrom(...tasks.flatMap(({ dials }) => dials.map(({ id }) => id as string)), '__proto__');
    const step = fc.record({ guess: fc.string(), choices: fc.dictionary(dial, choice) }, { requiredKeys: [] });
    const steps = fc.dictionary(fc.constantFrom(...tasks.map(({ id }) => id as string), 'constructor'), step);
    const near = steps.map((saved) => JSON.stringify({ site: 'close-codes', v: 1, steps: saved }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), near), (text) => {
        expect(() => readProgress(text)).not.toThrow();
      }),
      fuzz,
    );
  });
});
