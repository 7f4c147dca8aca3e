import { expect, it } from 'vitest';
import { nextQuestions } from '../../../src/core/diagnose/questions.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';

it('sorts the lengths of a long log once, however many causes and answers ask', () => {
  const seconds = Array.from({ length: 1_200 }, (_, i) => (i * 7) % 71);
  let copies = 0;
  Object.defineProperty(seconds, Symbol.iterator, {
    value: () => {
      copies++;
      return seconds.values();
    },
  });
  const facts = { code: 1006, seconds } as const;
  rank(facts);
  nextQuestions(facts, new Set());
  expect(copies, 'with dozens of causes, each with several answers').toBeLessThan(10);
});
