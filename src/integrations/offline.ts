import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { getManifest } from 'workbox-build';

/** The most that one visit stores, before compression; README.md says it too. The build fails when the site outgrows it. */
export const storedBytesMax = 14_000_000;

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
const integrityOf = (file: string): string =>
  `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;

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
        const { manifestEntries, size, warnings } = await getManifest({
          globDirectory: root,
          globPatterns: ['**/*.html', '{_astro,pagefind}/**/*', '*.{svg,png,webmanifest}'],
          globIgnores: ['**/embed/**'],
          maximumFileSizeToCacheInBytes: 2_000_000,
          dontCacheBustURLsMatching: /\/_astro\//,
          manifestTransforms: [
            (entries) => ({
              manifest: entries.map((entry) => ({
                ...entry,
                integrity: integrityOf(join(root, entry.url)),
                url: base + entry.url.replace(/(^|\/)index\.html$/, '$1'),
              })),
              warnings: [],
            }),
          ],
        });
        for (const warning of warnings) throw new Error(`offline: ${warning}`);
        if (!killed && size > storedBytesMax)
          throw new Error(`offline: ${size} bytes to store, more than ${storedBytesMax}`);
        const script = await bundleWorker(killed ? 'kill-switch' : 'service-worker', join(root, '.service-worker'));
        writeFileSync(
          join(root, 'sw.js'),
          script.replace('self.__WB_MANIFEST', () => JSON.stringify(manifestEntries)),
        );
        logger.info(`${manifestEntries.length} files, ${Math.round(size / 1000)} kB to store`);
      },
    },
  };
}
