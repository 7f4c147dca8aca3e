import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = '_astro/';
const named = /_astro\/([\w.-]+\.js)/g;
const fixedImport = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;
const laterImport = /import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/**
 * How often a script may be fetched by another one that was itself fetched on use: a dialog, then its words. What is behind
 * more doors than that (a file that is read and drawn) is a tool of its own.
 */
const doorsMax = 2;

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/**
 * The scripts that pages of a built site load and that they load on use, as files below `root`: those in their markup, all
 * that these import, and what is imported later, `doorsMax` deep.
 */
export function scriptsOf(root: string, pages: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (names: readonly string[]): readonly string[] => {
    const fresh = names.filter((name) => !found.has(folder + name) && existsSync(join(root, folder, name)));
    for (const name of fresh) found.add(folder + name);
    return fresh.flatMap((name) => {
      const script = readFileSync(join(root, folder, name), 'utf8');
      return [...matches(script, laterImport), ...collect(matches(script, fixedImport))];
    });
  };
  let next = pages.flatMap((page) => matches(page, named));
  for (let doors = 0; doors <= doorsMax && next.length > 0; doors += 1) next = [...collect(next)];
  return found;
}
