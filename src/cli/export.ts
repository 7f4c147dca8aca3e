// npm run --silent export -- --codes [FOLDER]: the pages of all codes as a folder that any host serves, at any path
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { argumentsOf, BadInput, command } from './command.ts';
import { exportCodes } from './export-codes.ts';
import { basePath } from './static-site.ts';

const usage = 'Usage: npm run --silent export -- --codes [FOLDER]';
const { values, positionals } = argumentsOf(usage, {
  allowPositionals: true,
  options: { codes: { type: 'boolean' }, dir: { type: 'string', default: process.env['DIST'] ?? 'dist' } },
});

await command(() => {
  const [folder = 'close-codes-export', ...others] = positionals;
  if (!values.codes || others.length > 0) throw new BadInput(usage);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BadInput(`“${folder}” exists and is not empty: name a new folder.`);
  const files = exportCodes(values.dir, basePath(process.env['BASE_PATH'] ?? '/'), folder);
  process.stdout.write(`${files.length} files in ${folder}/\n`);
});
