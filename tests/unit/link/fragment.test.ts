import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FragmentKey,
  formatFragment,
  fragmentKeys,
  fragmentLengthMax,
  parseFragment,
  valueLengthMax,
} from '../../../src/core/link/fragment.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

describe('what stands behind the #', () => {
  test.each(['', '#', '#compare', '#a-heading', `#${'x'.repeat(5000)}`])('%.20s without = is an anchor', (hash) => {
    expect(parseFragment(hash)).toEqual({ kind: 'none' });
  });

  test('with = it is state; unknown keys are ignored', () => {
    expect(parseFragment('#after=60&clean=false&reason=bad%20gateway+here&utm_source=x&__proto__=y')).toEqual({
      kind: 'ok',
      values: { after: '60', clean: 'false', reason: 'bad gateway here' },
    });
    expect(parseFragment('#utm_source=x')).toEqual({ kind: 'none' });
  });

  test('the first of equal keys counts', () => {
    expect(parseFragment('#code=1001&code=1006')).toEqual({ kind: 'ok', values: { code: '1001' } });
  });

  test('a bad value is left out and said so, the others stay', () => {
    expect(parseFragment('#code=1006&reason=%E0%A4%A')).toEqual({ kind: 'broken', values: { code: '1006' } });
    expect(parseFragment(`#code=1006&reason=${'x'.repeat(valueLengthMax + 1)}`)).toEqual({
      kind: 'broken',
      values: { code: '1006' },
    });
  });

  test('beyond the limit nothing of it is read', () => {
    expect(parseFragment(`#code=1006&run=${'1'.repeat(fragmentLengthMax)}`)).toEqual({ kind: 'broken', values: {} });
    expect(formatFragment({ run: 'x'.repeat(fragmentLengthMax) })).toBeNull();
    expect(formatFragment({ reason: 'x'.repeat(valueLengthMax + 1) })).toBeNull();
  });

  test('whatever is written is read back', () => {
    const values = fc.dictionary(fc.constantFrom(...fragmentKeys), fc.string({ unit: 'binary', maxLength: 60 }));
    fc.assert(
      fc.property(values, (given) => {
        const text = formatFragment(given);
        if (text === null) return;
        const keys = Object.keys(given) as FragmentKey[];
        expect(parseFragment(`#${text}`)).toEqual(
          keys.length ? { kind: 'ok', values: { ...given } } : { kind: 'none' },
        );
      }),
      fuzz,
    );
  });

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4000 }), (text) => {
        for (const hash of [text, `#${text}`, `#run=${text}`, `#code=${text}&reason=%${text}`])
          expect(['none', 'ok', 'broken']).toContain(parseFragment(hash).kind);
      }),
      fuzz,
    );
  });
});
