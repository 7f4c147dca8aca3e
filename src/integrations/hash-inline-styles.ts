import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const POLICY = /(<meta http-equiv="content-security-policy" content="[^"]*?style-src )([^;"]*)/i;
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

/**
 * Allows every style element of a finished page in that page's own policy, and nothing else: Astro (7.3) forgets the
 * styles of components that an MDX entry imports, and allows those of other pages.
 */
export function allowStyles(html: string): string {
  const hashes = [...html.matchAll(STYLE)].map(
    ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
  return html.replace(POLICY, (_, start: string, sources: string) => {
    const kept = sources.split(' ').filter((source) => source !== '' && !source.startsWith("'sha256-"));
    return start + [...kept, ...new Set(hashes)].join(' ');
  });
}

/** Runs `allowStyles` over the built site. */
export function hashInlineStyles(): AstroIntegration {
  return {
    name: 'hash-inline-styles',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        for (const file of files) {
          const path = join(root, file);
          const html = await readFile(path, 'utf8');
          await writeFile(path, allowStyles(html));
        }
      },
    },
  };
}
