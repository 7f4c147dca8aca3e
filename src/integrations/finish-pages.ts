import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { type Lang, language, languageOf, languages } from '../i18n/languages.ts';
import { allowInline } from './allow-inline.ts';
import { breakPhrases } from './break-phrases.ts';
import { type PageHtml, readPage, replaceParts } from './page-html.ts';
import { namedPage, searchNamesOf } from './search-names.ts';
import { segmentPage } from './segment-page.ts';
import { slimStyles } from './slim-styles.ts';

/** Pagefind's ready-made interfaces; the site has its own dialog. */
const unused = ['pagefind-ui', 'pagefind-modular-ui', 'pagefind-component-ui', 'pagefind-highlight'];

function must<T extends { readonly errors: readonly string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(answer.errors.join('\n'));
  return answer;
}

/**
 * What the search index reads. Pagefind cuts Japanese into words while it indexes, in another way than the browser cuts
 * a query, so that some words are never found (診断, for one). Here both sides use Intl.Segmenter: the index gets text
 * that is already cut.
 */
function indexed(page: PageHtml, lang: Lang | undefined): string {
  return lang && language(lang).segmented ? segmentPage(page, lang) : page.html;
}

/** A page as it is served: with one style element, phrases and names that stay together, and its policy. */
export function finished(page: PageHtml, lang: Lang | undefined): string {
  const { edits, styles } = slimStyles(page);
  return replaceParts(page.html, [...allowInline(page, styles), ...edits, ...(lang ? breakPhrases(page, lang) : [])]);
}

/** Finishes each page of the built site: joins its styles, writes its policy, and builds the search index. */
export function finishPages(): AstroIntegration {
  return {
    name: 'finish-pages',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        rmSync(join(root, 'pagefind'), { recursive: true, force: true });
        const { index } = must(await createIndex({}));
        if (!index) throw new Error('Pagefind gave no index.');
        const names = await searchNamesOf(languages);
        let count = 0;
        for (const file of globSync('**/*.html', { cwd: root }).sort()) {
          const path = join(root, file);
          const page = readPage(readFileSync(path, 'utf8'));
          const lang = languageOf(page.lang);
          writeFileSync(path, finished(page, lang));
          if (!page.isIndexed) continue;
          const content = namedPage(indexed(page, lang), names.take(file), lang);
          must(await index.addHTMLFile({ sourcePath: file, content }));
          count += 1;
        }
        names.expectAllTaken();
        const { files } = must(await index.getFiles());
        await close();
        // Written here: what Pagefind writes may still be on its way when its process ends, and is then empty.
        for (const { path, content } of files) {
          if (unused.some((name) => path.startsWith(name))) continue;
          mkdirSync(dirname(join(root, 'pagefind', path)), { recursive: true });
          writeFileSync(join(root, 'pagefind', path), content);
        }
        logger.info(`${count} pages in the search index`);
      },
    },
  };
}
