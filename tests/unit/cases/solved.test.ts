import { beforeEach, describe, expect, it } from 'vitest';
import { cases } from '../../../src/components/cases/cases.ts';
import { dismissRecall, markSolved, readSolved, recallDue } from '../../../src/components/cases/solved.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
const day = 86_400_000;
const [first, second] = [cases[0].id, cases[1].id];

describe('what a device remembers of cases', () => {
  beforeEach(() => {
    kept.clear();
    Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  });

  it('keeps the first solution of a case', () => {
    markSolved(first, 2, 1000);
    markSolved(first, 0, 2000);
    expect(readSolved()[first]).toEqual({ opened: 2, atMs: 1000, asked: false });
  });

  it('asks three days later, the longest ago first, until it is dismissed', () => {
    markSolved(second, 1, day);
    markSolved(first, 1, 0);
    expect(recallDue(readSolved(), 3 * day - 1)).toBeNull();
    expect(recallDue(readSolved(), 5 * day)).toBe(first);
    dismissRecall(first);
    expect(recallDue(readSolved(), 5 * day)).toBe(second);
  });

  it.each(['', '{', '[]', 'null', '{"__proto__":{"opened":1,"atMs":0}}', `{"${first}":{"opened":1e9,"atMs":-1}}`])(
    'is nothing when what is stored is damaged: %s',
    (stored) => {
      kept.set('close-codes.cases', stored);
      expect(readSolved()).toEqual({});
      expect(recallDue(readSolved(), 9 * day)).toBeNull();
    },
  );
});
