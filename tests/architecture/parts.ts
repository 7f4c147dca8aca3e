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

/** The part of the sources that a file belongs to, by what it does: `core/sim`, `widgets`, `pages` … */
export const partOf = (path: string): string => (wholePages.has(path) ? 'pages' : folderOf(path));
