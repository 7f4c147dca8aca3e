import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const POLICY = /<meta http-equiv="content-security-policy" content="[^"]*"/i;
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;
/** A script in the page itself that a browser runs: no file, no data. */
const SCRIPT = /<script(?![^>]*\ssrc=)(?:\s+type="module")?\s*>([\s\S]*?)<\/script>/g;

const hashesOf = (html: string, element: RegExp): readonly string[] => [
  ...new Set(
    [...html.matchAll(element)].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    ),
  ),
];

/** Sets the hashes of a directive to these and keeps its other sources. */
const withHashes = (policy: string, directive: string, hashes: readonly string[]): string =>
  policy.replace(new RegExp(`(${directive} )([^;"]*)`), (_, start: string, sources: string) => {
    const kept = sources.split(' ').filter((source) => source !== '' && !source.startsWith("'sha256-"));
    return start + [...kept, ...hashes].join(' ');
  });

/**
 * Allows every script and style element of a finished page in that page's own policy, and nothing else: Astro (7.3)
 * forgets the styles of components that an MDX entry imports, and allows what stands in other pages, which costs each
 * page half a kilobyte that no compression takes away.
 */
export function allowInline(html: string): string {
  return html.replace(POLICY, (policy) =>
    withHashes(withHashes(policy, 'script-src', hashesOf(html, SCRIPT)), 'style-src', hashesOf(html, STYLE)),
  );
}

/** Runs `allowInline` over the built site. */
export function hashInline(): AstroIntegration {
  return {
    name: 'hash-inline',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        for (const file of files) {
          const path = join(root, file);
          const html = await readFile(path, 'utf8');
          await writeFile(path, allowInline(html));
        }
      },
    },
  };
}
