import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerFor } from '../../../../src/components/not-found/answer.ts';
import { directHit, noCode } from '../../../../src/components/search/direct-hit.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.nat().map(String),
  fc.tuple(fc.string(), fc.nat(5000)).map(([words, code]) => `${words} ${code}`),
);

test('whatever is typed into the search leads to one page or to none', () => {
  fc.assert(
    fc.property(text, (query) => {
      expect(directHit(query)?.path ?? '/codes/').toMatch(/^\/(\d{4}|codes|0-999|\d{4}-\d{4})\/$/);
    }),
    fuzz,
  );
});

test('whatever stands in an unknown address is shown short or not at all', () => {
  fc.assert(
    fc.property(text, (path) => {
      expect(answerFor(path)?.code ?? '').toMatch(/^\d{0,12}…?$/);
      expect(answerFor(`/${path}/`)?.range ?? 'too-big').toMatch(/^[\w-]+$/);
    }),
    fuzz,
  );
});

test.each([
  ['70000', '70000'],
  ['65536', '65536'],
  ['７００００', '70000'],
  ['close code 99999999', '99999999'],
  ['65535', undefined],
  ['1006', undefined],
  ['70000 ms', undefined],
  ['9'.repeat(40), undefined],
])('%s as a number that is no close code: %s', (query, number) => {
  expect(noCode(query)).toBe(number);
  if (number) expect(directHit(query)).toBeUndefined();
});
