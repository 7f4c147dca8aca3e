import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Where each collection of data lies, as in src/content.config.ts. */
const patterns = {
  codes: '*/codes/*.yaml',
  ranges: '*/ranges/*.yaml',
  questions: '*/questions.yaml',
  cheatSheet: '*/cheat-sheet.yaml',
} as const;

/** Stands for `astro:content` where there is no Astro. Schemas are what the build checks. */
export const getCollection = (collection: keyof typeof patterns) =>
  globSync(patterns[collection], { cwd: 'src/content' }).map((file) => ({
    id: file.replace(/\.yaml$/, ''),
    data: parse(readFileSync(`src/content/${file}`, 'utf8')),
  }));
