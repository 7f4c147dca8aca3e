import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Message, withMessage } from '../../../src/ui/announcements.tsx';

const sayAll = (texts: readonly string[], said: readonly Message[], shown: number): readonly Message[] =>
  texts.reduce<readonly Message[]>((before, text) => withMessage(before, text, shown), said);

test('every message of one moment is on the page together, however many they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (earlier, together) => {
      const before = sayAll(earlier, [], -1);
      const after = sayAll(together, before, before.at(-1)?.id ?? -1);
      const told = after.map(({ text }) => text);
      expect(told.slice(told.length - together.length)).toEqual(together);
    }),
  );
});

test('messages that were shown make room, and the last ones stay', () => {
  let said: readonly Message[] = [];
  for (const text of ['one', 'two', 'three', 'four', 'five']) said = withMessage(said, text, said.at(-1)?.id ?? -1);
  expect(said.map(({ text }) => text)).toEqual(['three', 'four', 'five']);
});

test('the same words again are another message', () => {
  const said = sayAll(['Copied', 'Copied'], [], -1);
  expect(new Set(said.map(({ id }) => id)).size).toBe(2);
});
