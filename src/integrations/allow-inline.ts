import { createHash } from 'node:crypto';
import { escapedAttribute } from '../api/html.ts';
import type { Edit, PageHtml } from './page-html.ts';

const hashesOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)),
];

/**
 * The policy of a page in front of everything that it judges. It allows every script of this page and the style elements
 * that it will have, and nothing else: Astro (7.3) forgets the styles of components that an MDX entry imports, and
 * allows what stands in other pages, which costs each page half a kilobyte that no compression takes away.
 * `'wasm-unsafe-eval'` is for the search alone.
 */
export function allowInline(page: PageHtml, styles: readonly string[]): readonly Edit[] {
  const { policy, charsetEnd, scripts, hasSearch } = page;
  if (!policy) return [];
  const hashes: Readonly<Record<string, readonly string[]>> = {
    'script-src': hashesOf(scripts),
    'style-src': hashesOf(styles),
  };
  const directives = policy.value.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    const own = hashes[name];
    if (!own) return directive.trim();
    const kept = sources.filter(
      (source) => !source.startsWith("'sha256-") && (hasSearch || source !== "'wasm-unsafe-eval'"),
    );
    return [name, ...kept, ...own].join(' ');
  });
  const value = directives.filter((directive) => directive !== '').join(';');
  const meta = `<meta http-equiv="content-security-policy" content="${escapedAttribute(value)}">`;
  // Only what follows a policy's element is judged by it.
  const front = charsetEnd !== undefined && charsetEnd <= policy.start ? charsetEnd : policy.start;
  return [
    { start: front, end: front, by: meta },
    { ...policy, by: '' },
  ];
}
