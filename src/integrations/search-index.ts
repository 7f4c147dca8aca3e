import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { language, languageOf } from '../i18n/languages.ts';
import { segmentHtml } from './segment-html.ts';

/** Pagefind's ready-made interfaces; the site has its own dialog. */
const unused = ['pagefind-ui', 'pagefind-modular-ui', 'pagefind-component-ui', 'pagefind-highlight'];

function must<T extends { readonly errors: readonly string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(answer.errors.join('\n'));
  return answer;
}

/** Indexes the finished site below `root`; returns the number of its pages. */
async function indexSite(root: string): Promise<number> {
  rmSync(join(root, 'pagefind'), { recursive: true, force: true });
  const { index } = must(await createIndex({}));
  if (!index) throw new Error('Pagefind gave no index.');
  let pages = 0;
  for (const file of globSync('**/*.html', { cwd: root }).sort()) {
    const html = readFileSync(join(root, file), 'utf8');
    if (!html.includes('data-pagefind-body')) continue;
    const lang = languageOf(/<html[^>]* lang="([^"]+)"/.exec(html)?.[1]);
    const content = lang && language(lang).segmented ? segmentHtml(html, lang) : html;
    must(await index.addHTMLFile({ sourcePath: file, content }));
    pages += 1;
  }
  must(await index.writeFiles({ outputPath: join(root, 'pagefind') }));
  await close();
  for (const name of unused) {
    for (const ending of ['js', 'css']) rmSync(join(root, 'pagefind', `${name}.${ending}`), { force: true });
  }
  return pages;
}

/**
 * Builds the search index of the finished site.
 *
 * Pagefind cuts Japanese into words while it indexes, in another way than the browser cuts a query, so that some words
 * are never found (診断, for one). Here both sides use Intl.Segmenter: the index gets text that is already cut.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(`${await indexSite(fileURLToPath(dir))} pages`);
      },
    },
  };
}
