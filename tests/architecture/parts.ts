import { folderOf, type Import, importsOf, sourceFiles } from './source-files.ts';

export const imports: readonly Import[] = sourceFiles().flatMap(importsOf);

/** A component that puts a layout around itself, or one that does, is a whole page: only pages may use it. */
const wholePages = new Set<string>();
for (let before = -1; before < wholePages.size; ) {
  before = wholePages.size;
  for (const { from, to } of imports) {
    const isPage = to.startsWith('src/layouts/') || wholePages.has(to);
    if (isPage && /^src\/components\/.*\.astro$/.test(from)) wholePages.add(from);
  }
}

/** The part of the house that a file belongs to, by what it does: `core/sim`, `widgets`, `pages` … */
export const partOf = (path: string): string => (wholePages.has(path) ? 'pages' : folderOf(path));

/** One part uses another: at run time, or its types alone. */
export type Use = { readonly from: string; readonly to: string; readonly typesOnly: boolean };

/** Who uses whom, one entry a pair, in a stable order. Single files at the top of src/ are no parts. */
export function uses(): readonly Use[] {
  const pairs = new Map<string, Use>();
  for (const { from, to, typesOnly } of imports) {
    if (!to.startsWith('src/') || !/^src\/[^/.]+\//.test(from)) continue;
    const [user, used] = [partOf(from), partOf(to)];
    const key = `${user} ${used}`;
    if (user !== used)
      pairs.set(key, { from: user, to: used, typesOnly: typesOnly && (pairs.get(key)?.typesOnly ?? true) });
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}
