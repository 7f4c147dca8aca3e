import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { tested } from '../../../src/recipes/tested.ts';
import { recipePath } from '../../support/recipes.ts';

/** Programs and configurations. The snippets of code pages (codes/) have a test of their own; .txt files do nothing. */
const files = ['alerting', 'client', 'game-day', 'hosting', 'link-here', 'platforms', 'proxies', 'servers'].flatMap(
  (folder) =>
    readdirSync(recipePath(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.txt'))
      .map((entry) => relative(recipePath('.'), join(entry.parentPath, entry.name))),
);

it('says of every recipe how far it is proved, and of nothing else', () => {
  expect(tested.map(({ file }) => file)).toEqual(files.toSorted());
});

it('names a program and its version wherever something ran', () => {
  for (const { file, how, with: programs } of tested)
    if (how !== 'unrun') for (const program of programs) expect(program, file).toMatch(/^[A-Za-z][\w./ -]* \d/);
});
