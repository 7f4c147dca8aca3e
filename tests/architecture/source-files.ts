import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export type SourceFile = { readonly path: string; readonly text: string };

/** An import of a file: what it names, and whether only types come over. */
export type Import = { readonly from: string; readonly to: string; readonly typesOnly: boolean };

const sourcePattern = 'src/**/*.{ts,tsx,mjs,astro,mdx,css}';

export const sourceFiles = (): readonly SourceFile[] =>
  globSync(sourcePattern)
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const statement = /^\s*(?:import|export)\b([^;'"]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const bare = /(?:^\s*import\s*|\bimport\(\s*)['"]([^'"]+)['"]/gm;

const isTypesOnly = (clause: string): boolean => {
  const names = clause.trim();
  if (names.startsWith('type ')) return true;
  const inBraces = /^\{([^}]*)\}$/
    .exec(names)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return inBraces?.every((name) => name.trim().startsWith('type ')) ?? false;
};

/** All imports of a file; relative ones as paths from the root of the project, packages by their name. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const resolve = (to: string) => (to.startsWith('.') ? normalize(join(dirname(path), to.replace(/\?.*$/, ''))) : to);
  return [
    ...[...text.matchAll(statement)].map(([, clause = '', to = '']) => ({
      from: path,
      to: resolve(to),
      typesOnly: isTypesOnly(clause),
    })),
    ...[...text.matchAll(bare)].map(([, to = '']) => ({ from: path, to: resolve(to), typesOnly: false })),
  ];
}

/** The part of the sources that a file belongs to: `core/sim`, `widgets`, `pages` … */
export function folderOf(path: string): string {
  const [first = '', second = ''] = relative('src', path).split('/');
  if (first === 'core') return `core/${second.replace(/\.ts$/, '')}`;
  return first;
}

/** Source text without comments and string literals, so that a rule sees only code. */
export const codeOnly = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/(^|[^:'"])\/\/.*$/gm, '$1');
