// npm run --silent package -- [FOLDER]: the npm package `close-codes`, in dist-package/ or another folder
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildPackage } from '../package/build-package.ts';
import { argumentsOf, BadInput, command } from './command.ts';

const usage = 'Usage: npm run --silent package -- [FOLDER]';
const { positionals } = argumentsOf(usage, { allowPositionals: true });
const [folder = 'dist-package', ...others] = positionals;

await command(async () => {
  if (others.length > 0) throw new BadInput(`One folder at a time. ${usage}`);
  // It is emptied first: what is there must be a package that was built before.
  if (existsSync(folder) && !existsSync(join(folder, 'esm/index.js')))
    throw new BadInput(`“${folder}” exists, and is not a package that was built here.`);
  await buildPackage(folder);
  process.stdout.write(`${folder}/ is ready: npm pack ./${folder}\n`);
});
