import { expect, test } from 'vitest';
import { handwrittenFacts } from '../support/handwritten-facts.ts';

test('no number of a product stands in words or pages by hand: it would stay when the registry changes', () => {
  const written = handwrittenFacts().map(
    ({ file, line, written, ids }) => `src/${file}:${line} “${written}” is {fact:${ids.join('} or {fact:')}}`,
  );
  expect(written).toEqual([]);
});
