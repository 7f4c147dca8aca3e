import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commentsOf } from '../../src/api/samples.ts';
import { recipeComments } from '../../src/i18n/ja/recipe-comments.ts';

const files = globSync('src/recipes/{alerting,client,codes,game-day,link-here,platforms,proxies,servers}/*')
  .filter((file) => !file.endsWith('.txt'))
  .sort();
const comments = new Map(files.map((file) => [file, commentsOf(readFileSync(file, 'utf8'))]));

/** What follows the `//` of Python. */
const isDivision = /^\d+\]/;

describe('the comments of the recipes', () => {
  test.each([
    ['  // on its own line', ['on its own line']],
    ['call(); // at the end', ['at the end']],
    ['/** A docstring. */', ['A docstring.']],
    ['    /// <summary>Of C#.</summary>', ['Of C#.']],
    ['    """Of Python."""', ['Of Python.']],
    ['sleep: 5  # of YAML', ['of YAML']],
    ["const url = 'https://example.com/#code';", []],
  ])('are found in %s', (line, words) => {
    expect(commentsOf(line)).toEqual(words);
  });

  test.each(files)('%s has all of them in Japanese', (file) => {
    const missing = comments
      .get(file)!
      .filter((words) => recipeComments[words] === undefined && !isDivision.test(words));
    expect(missing).toEqual([]);
  });

  test('no translation is left of a comment that is gone', () => {
    const written = new Set([...comments.values()].flat());
    expect(Object.keys(recipeComments).filter((words) => !written.has(words))).toEqual([]);
  });
});

const parts = globSync('src/content/*/**/*.mdx')
  .sort()
  .flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/<Recipe [^>]*file="([^"]*)" from="([^"]*)"/g)].map(
      ([, file = '', from = '']) => [page, from, file] as const,
    ),
  );

test.each(parts)('%s shows the part that begins with %s, and %s holds it', (_page, from, file) => {
  expect(readFileSync(`src/recipes/${file}`, 'utf8')).toContain(from);
});
