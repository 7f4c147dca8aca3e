import { describe, expect, test } from 'vitest';
import { comments, documents, englishWords, type Prose, testNames } from '../support/english-prose.ts';

/** What the glossary replaces: the form, what to write, and where the form is right all the same. */
type Rule = readonly [form: RegExp, write: string, except?: RegExp];

/** For whatever anybody reads: words, pages and comments. */
const everywhere: readonly Rule[] = [
  [/\banew\b/i, 'again, from scratch'],
  [/\bfor ever\b/i, 'never break, permanent'],
  [/\beverybody\b/i, 'everyone, all clients'],
  [/\bby itself\b|\bby themselves\b/i, 'automatically'],
  [/\broll(?:s|ing)? dice\b/i, 'randomise'],
  [/\bstays? away\b/i, 'does not reconnect'],
  [/\bfarewell\b/i, 'Close frame'],
  [/\beveryday life\b/i, 'normal'],
  [/\bforbids? to\b/i, 'forbids doing'],
  [/\bat the door\b/i, 'reconnects'],
];

/** For words and pages. */
const onPages: readonly Rule[] = [
  [/\btries\b|\btry (?:\d|\{n\})/i, 'attempt'],
  [/\b(?:re)?drawn?\b|\bdraws\b/i, 'random, chosen at random', /\bdrawn (?:to scale|at build)/i],
  [/\bcomes? back\b|\bcame back\b/i, 'reconnects'],
  [/\blearns?\b/i, 'is notified, detects', /\bLearn WebSocket\b/],
  [/\bstands?\b/i, 'is, appears'],
  [/\bdies\b/i, 'ends, drops, is closed'],
  [/\bthe line (?:drops?|dropped|was|is)\b/i, 'the connection, the path'],
  [/\bthe very \w+/i, 'the exact'],
  [/\bIn one sentence\b/i, 'The short answer'],
  [/\baffair\b/i, 'is up to'],
  [/\bno further\b/i, 'no more'],
];

const breaks = (prose: readonly Prose[], rules: readonly Rule[]): readonly string[] =>
  prose.flatMap(({ file, line, text }) =>
    rules.flatMap(([form, write, except]) => {
      const found = form.exec(except ? text.replace(except, '') : text);
      return found ? [`${file}:${line} “${found[0]}”: ${write}`] : [];
    }),
  );

describe('English is written as the glossary says', () => {
  test('a forbidden form is found, its exception is not', () => {
    const line = (text: string): Prose => ({ file: 'page.mdx', line: 1, text });
    expect(breaks([line('Everybody tries again.')], [...everywhere, ...onPages])).toHaveLength(2);
    expect(breaks([line('Backoff, drawn to scale')], onPages)).toEqual([]);
    expect(breaks([line('Close frames arrive.')], [...everywhere, ...onPages])).toEqual([]);
  });

  test('words and pages', () => {
    const words = englishWords();
    expect(words.filter(({ text }) => text.trim() !== '').length).toBeGreaterThan(1_500);
    expect(breaks(words, [...everywhere, ...onPages])).toEqual([]);
  });

  test('documents and the names of tests', () => {
    const names = testNames();
    expect(names.filter(({ text }) => text !== '').length).toBeGreaterThan(500);
    expect(breaks([...documents(), ...names], everywhere)).toEqual([]);
  });

  test('comments', () => {
    const found = comments().filter(({ file }) => !/glossary\.test|english-prose/.test(file));
    expect(found.length).toBeGreaterThan(2_000);
    expect(breaks(found, everywhere)).toEqual([]);
  });
});
