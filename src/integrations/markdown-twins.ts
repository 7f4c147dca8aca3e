import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { twinText } from '../api/markdown-writer.ts';
import { twinPath } from '../i18n/href.ts';
import { pageMarkdown } from './page-markdown.ts';

/** The address that a page gives for itself; pages without one are not listed anywhere. */
const canonical = /<link rel="canonical" href="([^"]+)"/;

/** Writes the Markdown twin of each page that is listed and has none: `/guides/tls.md` beside `/guides/tls/`. */
export function markdownTwins(): AstroIntegration {
  let base = '/';
  return {
    name: 'markdown-twins',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        let count = 0;
        for (const file of globSync('**/index.html', { cwd: root }).sort()) {
          const twin = join(root, twinPath(`/${file.replace(/index\.html$/, '')}`));
          if (existsSync(twin)) continue;
          const html = readFileSync(join(root, file), 'utf8');
          const [, address] = canonical.exec(html) ?? [];
          if (address === undefined) continue;
          const url = new URL(address);
          const map = new URL(`${base.replace(/\/+$/, '')}/llms.txt`, url).href;
          writeFileSync(twin, twinText(pageMarkdown(html, url), url, map));
          count += 1;
        }
        logger.info(`${count} pages have a Markdown twin`);
      },
    },
  };
}
