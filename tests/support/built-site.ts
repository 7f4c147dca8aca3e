import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHref, type Lang } from '../../src/i18n/href.ts';

/** A page of the built site. `path` is its address below the base path (`ja/1006/`), `english` its path in English. */
export type BuiltPage = {
  readonly file: string;
  readonly path: string;
  readonly english: string;
  readonly lang: Lang;
  readonly html: string;
};

export const dist = join(process.cwd(), process.env['DIST'] ?? 'dist');

/** All pages that the build wrote, in a stable order; 404.html is one of them. */
export function builtPages(): readonly BuiltPage[] {
  return globSync('**/*.html', { cwd: dist })
    .sort()
    .map((file) => {
      const path = file.replace(/(^|\/)index\.html$/, '$1');
      const [lang, english] = fromHref(`/${path}`, '/');
      return { file, path, english: english.slice(1), lang, html: readFileSync(join(dist, file), 'utf8') };
    });
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
};
const decode = (text: string) => text.replace(/&(?:amp|quot|#39|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** The values of an attribute on elements of one name, as written in the HTML. */
export function attributeValues(html: string, element: string, attribute: string): readonly string[] {
  const pattern = new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, 'gi');
  return [...html.matchAll(pattern)].map(([, value = '']) => decode(value));
}

/** The markup of a page without scripts, styles and comments. */
export const withoutCode = (html: string): string =>
  html.replace(
    /<!--[\s\S]*?-->|(<script\b[^>]*>)[\s\S]*?(<\/script>)|(<style\b[^>]*>)[\s\S]*?(<\/style>)/gi,
    '$1$2$3$4',
  );
