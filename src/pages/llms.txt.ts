import type { APIRoute } from 'astro';
import { comparisons } from '../components/codes/comparisons.ts';
import { contentPage } from '../components/content-pages.ts';
import { guideOrder } from '../components/guides/order.ts';
import { sitePages } from '../components/site-pages.ts';
import { closeCodeRanges, closeCodes } from '../core/protocol/close-codes.ts';
import { codeWordsOf, rangeWordsOf } from '../i18n/content.ts';
import { href, twinPath } from '../i18n/href.ts';
import { defaultLanguage, language, languages, prefixOf } from '../i18n/languages.ts';

/** A map of the site for assistants: https://llmstxt.org. Every linked file is plain Markdown or JSON. */
export const GET: APIRoute = async ({ site }) => {
  const lang = defaultLanguage;
  const names = new Intl.DisplayNames(language(lang).locale, { type: 'language' });
  const translations = languages
    .filter((one) => one !== lang)
    .map((one) => `${names.of(one)} is under /${prefixOf(one)}/`);
  const url = (path: string): string => new URL(href(lang, path), site).href;
  const codes = closeCodes.map(
    ({ code, name }) => `- [${code} ${name}](${url(`/${code}.md`)}): ${codeWordsOf(lang, code).short}`,
  );
  const ranges = closeCodeRanges
    .filter(({ hasPage }) => hasPage)
    .map(({ id }) => `- [${id}](${url(`/${id}.md`)}): ${rangeWordsOf(lang, id).short}`);
  const pairs = comparisons.map(({ path, a, b }) => `- [${a} and ${b}](${url(twinPath(path))})`);
  const guides = await Promise.all(
    guideOrder.map(async (slug) => {
      const { title, description } = (await contentPage(lang, `guides/${slug}`)).entry.data;
      return `- [${title}](${url(`/guides/${slug}.md`)}): ${description}`;
    }),
  );
  const text = `# Close codes

> WebSocket close codes, explained: what each means, who may send it, whether to reconnect, what browsers and libraries really report. Measured and sourced.

Facts to keep in mind: 1005, 1006 and 1015 are never sent; each endpoint makes them up. A page may pass only 1000 or 3000–4999 to close(). close() without a code sends an empty Close frame: browsers then report 1005 unless the answer holds a code, Tomcat and .NET report 1000.

Every page has a Markdown twin: /guides/tls/ has /guides/tls.md. A code is data as well: /1006.json, with a schema. What changed is in [a feed](${url('/changes.atom')}). ${translations.join('. ')}.

## Data

- [All codes as JSON](${url('/codes.json')}): every field has a schema, ${url('/schema/close-codes.v1.json')}
- [Data](${url('/data/index.json')}): codes, causes, numbers about products and every measured run as JSON, as they are now and as they were, each with schema and hash

## Codes

${codes.join('\n')}

## Ranges

${ranges.join('\n')}

## Comparisons

${pairs.join('\n')}

## Tools

- [Diagnose](${url('/diagnose.md')}): from a pasted log line, CloseEvent or error to ranked causes, how to confirm and how to fix each; the known timers by seconds, with sources. Parameters go into the fragment of the page, as \`/diagnose/#code=1006&after=60&clean=false\`
- [Reconnecting: policies, defaults of libraries](${url('/backoff.md')})
- [Thundering herd: many clients at once](${url('/herd.md')})
- [Questions and answers](${url('/questions.md')})
- The npm package close-codes has the same answers as functions, as a command, and as a Model Context Protocol server (close-codes mcp)

## Guides

${guides.join('\n')}

## Optional

- [Recipes: servers, a client, proxy configurations, and how far each is tested](${url('/recipes.md')})
- [How to link here from an error message](${url('/link-here.md')})
- [Measurements](${url('/evidence.md')})
`;
  // What no list above names, so that the map is whole.
  const others = (await sitePages(lang))
    .map(({ path, title }) => ({ title, address: url(twinPath(path)) }))
    .filter(({ address }) => !text.includes(`](${address})`))
    .map(({ title, address }) => `- [${title}](${address})\n`);
  return new Response(text + others.join(''), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
