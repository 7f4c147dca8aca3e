/** `npm run --silent licences`: every package that the lock file names, by licence, with what reaches readers marked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { argumentsOf } from '../../src/cli/command.ts';

export type Package = { readonly name: string; readonly version: string; readonly licence: string };

/** Packages whose code is in the built site: each script on a page is made of these and of our own. */
export const shipped: readonly string[] = [
  'pagefind',
  'preact',
  '@preact/signals',
  '@preact/signals-core',
  'valibot',
  'workbox-core',
  'workbox-precaching',
];

/** Their package.json names no licence, or in an old form only: read from their own texts. */
const readByHand: Readonly<Record<string, string>> = {
  'htmx-ext-ws': '0BSD',
  'parse-cache-control': 'BSD-3-Clause',
  'xmlhttprequest-ssl': 'MIT',
};

type Lock = {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly link?: boolean }>
  >;
};

/** All packages of package-lock.json. `licence` is an SPDX expression, empty where none is known. */
export function packages(): readonly Package[] {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock;
  return (
    Object.entries(lock.packages)
      // The others are our own: the root and the workspace below tests/.
      .filter(([path, { link }]) => path.startsWith('node_modules/') && !link)
      .map(([path, { version = '', license }]) => {
        const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
        return { name, version, licence: license ?? readByHand[name] ?? '' };
      })
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  argumentsOf('Usage: npm run --silent licences', {});
  const byLicence = Map.groupBy(packages(), ({ licence }) => licence);
  for (const [licence, list] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
    const names = list.map(
      ({ name, version }) => `${name}@${version}${shipped.includes(name) ? ' (in the pages)' : ''}`,
    );
    console.log(`${licence} (${list.length})\n  ${[...new Set(names)].sort().join('\n  ')}`);
  }
}
