/**
 * Adds the addresses of a built site to the list of permanent URLs: `node tests/support/publish-urls.ts [dist]`.
 * The list only grows: what was published once never breaks, as a page or through public/_redirects.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { argumentsOf, refuse } from '../../src/cli/command.ts';

export const listFile = fileURLToPath(new URL('../architecture/permanent-urls.txt', import.meta.url));

/** Addresses in the list, without its comment lines. */
export const listed = (): string[] =>
  readFileSync(listFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** What a link may point at: pages, and files that programs and feeds read. Assets with a hash in their name are not. */
export function addressesOf(dist: string): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  return files
    .flatMap((file) => {
      if (/^(_astro|pagefind|cards)\//.test(file) || /404(\/index)?\.html$/.test(file)) return [];
      if (file.endsWith('index.html')) return [`/${file.slice(0, -'index.html'.length)}`];
      return /\.(json|md|txt|csv|atom|yaml|mjs|sh)$|opensearch\.xml$/.test(file) ? [`/${file}`] : [];
    })
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { positionals } = argumentsOf('Usage: npm run urls -- [DIST]', { allowPositionals: true });
  const [dist = 'dist'] = positionals;
  if (!existsSync(dist)) refuse(`There is no built site in ${dist}: run npm run build first.`);
  const known = new Set(listed());
  const added = addressesOf(dist).filter((address) => !known.has(address));
  writeFileSync(listFile, `${readFileSync(listFile, 'utf8').trimEnd()}\n${added.map((one) => `${one}\n`).join('')}`);
  console.log(added.length === 0 ? 'nothing new' : added.join('\n'));
}
