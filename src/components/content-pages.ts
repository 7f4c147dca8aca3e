import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Lang } from '../i18n/languages.ts';

/** A page of content with its English path, without slashes at the ends: `guides/heartbeats`. */
export type ContentPage = { readonly path: string; readonly entry: CollectionEntry<'pages'> };

/** All pages in one language. */
export const contentPages = async (lang: Lang): Promise<readonly ContentPage[]> =>
  (await getCollection('pages'))
    .filter(({ id }) => id.startsWith(`${lang}/`))
    .map((entry) => ({ path: entry.id.slice(lang.length + 1), entry }));

/** One page; a page that is missing in a language is a mistake of ours. */
export async function contentPage(lang: Lang, path: string): Promise<ContentPage> {
  const entry = await getEntry('pages', `${lang}/${path}`);
  if (!entry) throw new Error(`src/content/${lang}/${path}.mdx is missing.`);
  return { path, entry };
}
