import type { APIRoute } from 'astro';
import { type Card, drawCard } from '../../../api/social-card.ts';
import { sitePages } from '../../../components/site-pages.ts';
import { languages } from '../../../i18n/languages.ts';
import { wordsOf } from '../../../i18n/words.ts';
import { cardName } from '../../../layouts/card-file.ts';

/** A picture for link previews for each page that is listed. */
export async function getStaticPaths() {
  const all = languages.map(async (lang) => {
    const site = wordsOf(lang, 'shell').siteName;
    return (await sitePages(lang)).map(({ path, title, codes }) => ({
      params: { lang, name: cardName(path) },
      props: { lang, site, title, codes } satisfies Card,
    }));
  });
  return (await Promise.all(all)).flat();
}

export const GET: APIRoute<Card> = async ({ props }) =>
  new Response(new Uint8Array(await drawCard(props)), { headers: { 'content-type': 'image/png' } });
