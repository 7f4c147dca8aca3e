import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { getManifest } from 'workbox-build';
import { closeCodes } from '../core/protocol/close-codes.ts';
import { type Lang, languages, prefixOf } from '../i18n/languages.ts';
import { allFiles, firstFiles, type LanguageFiles, type Plan, type StoredFile } from '../offline/plan.ts';
import { scriptsOf } from './page-scripts.ts';

/** The most that is stored of one language, before compression; README.md says it too. A site that outgrows it fails. */
export const storedBytesMax = 8_000_000;
/** The most that is fetched before the site can be used without network, with gzip; all hosts compress at least so well. */
export const firstBytesMax = 600_000;

/** Pages of the first piece, below the root of their language. */
const firstPages: readonly string[] = [
  '',
  '404.html',
  'offline/',
  '1001-vs-1006/',
  'codes/',
  ...closeCodes.map(({ code }) => `${code}/`),
];

/** Bundles a worker of src/offline into one script. `work` is a directory of its own, gone afterwards. */
export async function bundleWorker(name: 'service-worker' | 'kill-switch', work: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: work,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`../offline/${name}.ts`, import.meta.url)),
        formats: ['iife'],
        name: 'worker',
        fileName: () => 'sw.js',
      },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = readFileSync(join(work, 'sw.js'), 'utf8');
  rmSync(work, { recursive: true });
  return script;
}

/** What a browser compares with the content it gets, as Subresource Integrity has it. */
const integrityOf = (content: Buffer): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

const addressOf = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/** A file of words is named after its language: what loads it has one of every language to choose from. */
export const wordsFileName = (moduleId: string | null): string =>
  `_astro/${/\/i18n\/([a-z]+)\//.exec(moduleId ?? '')?.[1] ?? '[name]'}.[hash].js`;

/** The language of a page by its path, of words and of a part of the search index by its name; undefined for what all have. */
function languageOfFile(file: string): Lang | undefined {
  if (file.startsWith('_astro/')) return languages.find((lang) => file.startsWith(`_astro/${lang}.`));
  if (file.startsWith('pagefind/')) return languages.find((lang) => new RegExp(`[/.]${lang}[_.][^/]*$`).test(file));
  if (!file.endsWith('.html')) return undefined;
  return (
    languages.find((lang) => prefixOf(lang) && file.startsWith(`${prefixOf(lang)}/`)) ??
    languages.find((lang) => !prefixOf(lang))
  );
}

/** Sorts the files of a built site into the pieces that are stored one after another. */
export function planOf(root: string, files: readonly string[], base: string): Plan {
  const stored = (list: readonly string[]): readonly StoredFile[] =>
    list.map((file) => {
      const content = readFileSync(join(root, file));
      return { url: base + addressOf(file), integrity: integrityOf(content), bytes: content.length };
    });
  const below = (lang: Lang): string => (prefixOf(lang) ? `${prefixOf(lang)}/` : '');
  const isFirst = (file: string, lang: Lang): boolean => firstPages.includes(addressOf(file).slice(below(lang).length));
  const pagesOf = (lang: Lang) => files.filter((file) => file.endsWith('.html') && languageOfFile(file) === lang);
  const firstOf = (lang: Lang) => pagesOf(lang).filter((file) => isFirst(file, lang));

  const scripts = scriptsOf(
    root,
    languages.flatMap(firstOf).map((file) => readFileSync(join(root, file), 'utf8')),
  );
  const isOf = (lang: Lang | undefined) => (file: string) => languageOfFile(file) === lang;
  const words = files.filter((file) => file.startsWith('_astro/') && languageOfFile(file) !== undefined);
  const [firstWords, otherWords] = [
    words.filter((file) => scripts.has(file)),
    words.filter((file) => !scripts.has(file)),
  ];
  const shell = files.filter(
    (file) => (scripts.has(file) && isOf(undefined)(file)) || /^(?:favicon\.svg|site\.webmanifest)$/.test(file),
  );
  // The entry of the search comes last: until then that of the version before leads to files that are still there.
  const isEntry = (file: string): boolean => file.endsWith('pagefind-entry.json');
  const tools = files.filter((file) => languageOfFile(file) === undefined && !shell.includes(file));
  return {
    shell: stored(shell),
    languages: languages.map(
      (lang): LanguageFiles => ({
        root: base + below(lang),
        first: stored([...firstOf(lang), ...firstWords.filter(isOf(lang))]),
        pages: stored([...pagesOf(lang).filter((file) => !isFirst(file, lang)), ...otherWords.filter(isOf(lang))]),
        search: stored(files.filter((file) => file.startsWith('pagefind/') && languageOfFile(file) === lang)),
      }),
    ),
    tools: stored([...tools.filter((file) => !isEntry(file)), ...tools.filter(isEntry)]),
  };
}

/** Writes `sw.js`: every page and asset of the site by its hash, so that one visit is enough to read on without network. */
export function offline(): AstroIntegration {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const killed = process.env['NO_OFFLINE'] === '1';
        // Not the Markdown twins, the data and the pictures of links: programs read them, and they have a network.
        const { manifestEntries, warnings } = await getManifest({
          globDirectory: root,
          globPatterns: ['**/*.html', '{_astro,pagefind}/**/*', '*.{svg,png,webmanifest}'],
          globIgnores: ['**/embed/**'],
          maximumFileSizeToCacheInBytes: 2_000_000,
        });
        for (const warning of warnings) throw new Error(`offline: ${warning}`);
        const plan = planOf(root, manifestEntries.map(({ url }) => url).sort(), base);
        const sizes = plan.languages.map((language) => {
          const fileOf = ({ url }: StoredFile) => join(root, url.slice(base.length).replace(/(^|\/)$/, '$1index.html'));
          const first = firstFiles(plan, [language]).reduce(
            (sum, one) => sum + gzipSync(readFileSync(fileOf(one))).length,
            0,
          );
          const all = allFiles(plan, [language]).reduce((sum, { bytes }) => sum + bytes, 0);
          if (!killed && all > storedBytesMax)
            throw new Error(`offline: ${all} bytes to store below ${language.root}, more than ${storedBytesMax}`);
          if (!killed && first > firstBytesMax)
            throw new Error(`offline: ${first} bytes to fetch first for ${language.root}, more than ${firstBytesMax}`);
          return `${language.root} ${Math.round(first / 1000)} kB first, ${Math.round(all / 1000)} kB in all`;
        });
        const script = await bundleWorker(killed ? 'kill-switch' : 'service-worker', join(root, '.service-worker'));
        writeFileSync(
          join(root, 'sw.js'),
          script.replace('self.__WB_MANIFEST', () => JSON.stringify(plan)),
        );
        logger.info(`to store: ${sizes.join('; ')}`);
      },
    },
  };
}
