import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Plugin } from 'vite';
import { causes } from '../core/diagnose/causes/index.ts';
import { PRESET_IDS } from '../core/peers/presets.ts';
import { languages } from '../i18n/languages.ts';
import { derivedModules, reading, valuesOf } from './derived-modules.ts';
import { type Entry, entries } from './entries.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');

/** Entries that are made for each language: its sentences, and the function that says one line of them. */
const sentences = 'sentences:';
function sentencesByLanguage(): Plugin {
  return {
    name: 'sentences-by-language',
    // Vite makes a path of an entry's name.
    resolveId: (id) => {
      const cut = id.lastIndexOf(sentences);
      return cut < 0 ? null : `\0${id.slice(cut)}`;
    },
    async load(id) {
      if (!id.startsWith(`\0${sentences}`)) return null;
      const { allSentences } = await valuesOf(here('sentences.derived.ts'));
      const own = (allSentences as Readonly<Record<string, unknown>>)[id.slice(sentences.length + 1)];
      return `import { describe as say } from ${JSON.stringify(here('sentences.ts'))};
export const sentences = ${JSON.stringify(own)};
export const describe = (explanation) => say(explanation, sentences);`;
    },
  };
}

/** The scripts of one format; shared parts become files beside them. */
async function bundle(folder: string, format: 'es' | 'cjs', files: Readonly<Record<string, string>>): Promise<void> {
  await build({
    ...reading,
    plugins: [...(reading.plugins ?? []), derivedModules(), sentencesByLanguage()],
    publicDir: false,
    define: { 'process.env.PSEUDO': 'undefined' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: ['node20', 'es2022'],
      minify: true,
      lib: { entry: { ...files }, formats: [format] },
      rollupOptions: {
        external: [/^node:/],
        output: { minify: true, entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  });
}

const union = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(' | ');

/** Types that the sources derive from whole registries, as the list of names that they come to. */
const lists: Readonly<Record<string, string>> = {
  'core/diagnose/causes/index.d.ts': `export type CauseId = ${union(causes.map(({ id }) => id))};\n`,
  'core/peers/presets.d.ts': `export type PresetId = ${union(PRESET_IDS)};\n`,
  // Sources are for the pages; no export speaks of them.
  'core/protocol/sources.d.ts': 'export type SourceId = string;\n',
};

/** Declarations as others import them: with the endings of scripts, and without imports that only run something. */
const importable = (text: string): string =>
  text.replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'").replaceAll(/^import '[^']*';\n/gm, '');

/** The declarations below `folder` that those of the entries need, each with the file it is in. */
function reachable(folder: string, first: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [...first];
  for (const path of open) {
    if (found.has(path)) continue;
    const text = lists[path] ?? importable(readFileSync(join(folder, path), 'utf8'));
    found.set(path, text);
    for (const [, to = ''] of text.matchAll(/from '(\.[^']*)\.js'/g))
      open.push(normalize(join(dirname(path), `${to}.d.ts`)));
  }
  return found;
}

async function declare(folder: string, names: readonly Entry[]): Promise<void> {
  const all = join(folder, 'all');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', here('tsconfig.json'), '--outDir', all]);
  const typed = names.flatMap(({ types }) => types ?? []);
  for (const [path, text] of reachable(all, [...typed, 'package/sentences.d.ts'])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const lang of languages)
    writeFileSync(
      join(folder, `${lang}.d.ts`),
      `import type { Explanation } from './package/explain.js';
import type { Sentences } from './package/sentences.js';
export type { Sentences };
export declare const sentences: Sentences;
/** One line for a log or an error message. */
export declare const describe: (explanation: Explanation) => string;
`,
    );
  rmSync(all, { recursive: true });
}

/** What `package.json` says about each entry. */
const exportsOf = (all: readonly Entry[]) =>
  Object.fromEntries([
    ...all.map(({ name, types }) => {
      const file = (folder: string) => ({
        types: `./${folder}/types/${types ?? `${name}.d.ts`}`,
        default: `./${folder}/${name}.js`,
      });
      return [name === 'index' ? '.' : `./${name}`, { import: file('esm'), require: file('cjs') }];
    }),
    ['./package.json', './package.json'],
  ]);

/** The program that npm links into the path. */
const commandName = 'command';

/** Builds the package into a folder, which is emptied first. Throws where a part of it cannot be built. */
export async function buildPackage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const all: readonly Entry[] = [...entries, ...languages.map((lang) => ({ name: lang, source: sentences + lang }))];
  const libraries = Object.fromEntries(
    all.map(({ name, source }) => [name, source.startsWith(sentences) ? source : here(source)]),
  );
  const esm = join(folder, 'esm');
  const cjs = join(folder, 'cjs');
  await bundle(esm, 'es', { ...libraries, [commandName]: here('../cli/close-codes.ts') });
  await bundle(cjs, 'cjs', libraries);
  await declare(join(esm, 'types'), all);
  cpSync(join(esm, 'types'), join(cjs, 'types'), { recursive: true });
  writeFileSync(join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
  const { version, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = {
    name: 'close-codes',
    version,
    description,
    license,
    keywords: ['websocket', 'close codes', '1006', 'CloseEvent', 'reconnect', 'backoff'],
    type: 'module',
    engines: { node: '>=20' },
    sideEffects: globSync('{esm,cjs}/{recorder.js,shared/*recorder*.js}', { cwd: folder }).map((path) => `./${path}`),
    bin: { 'close-codes': `esm/${commandName}.js` },
    exports: exportsOf(all),
    types: './esm/types/package/index.d.ts',
    main: './cjs/index.js',
    module: './esm/index.js',
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(here('README.md'), join(folder, 'README.md'));
}
