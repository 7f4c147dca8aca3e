/**
 * Keeps the data of a built site for good: `node tests/support/publish-data.ts 2026-12 [dist]` copies what /data/ serves
 * to public/data/2026-12/ and writes down the hash of each file. What was published under a date never changes.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { argumentsOf, refuse } from '../../src/cli/command.ts';

/** Paths below `public`, each after its SHA-256, as `sha256sum` writes them. The list only grows. */
export const hashList = 'tests/architecture/dated-data.txt';

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const usage = 'Usage: npm run data -- YYYY-MM [DIST]';
  const { positionals } = argumentsOf(usage, { allowPositionals: true });
  const [date = '', dist = 'dist'] = positionals;
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(date)) refuse(usage);
  const folder = join('public/data', date);
  if (existsSync(folder)) refuse(`${folder} exists: what was published under a date stays as it is.`);
  const files = globSync('*.json', { cwd: join(dist, 'data'), exclude: ['index.json'] }).sort();
  if (files.length === 0) refuse(`There is no data in ${dist}: run npm run build first.`);
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    copyFileSync(join(dist, 'data', file), join(folder, file));
    appendFileSync(hashList, `${hashOf(join(folder, file))}  data/${date}/${file}\n`);
    console.log(join(folder, file));
  }
}
