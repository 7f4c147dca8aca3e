import { fill } from '../core/format.ts';
import { closeCodeRanges, closeCodes } from '../core/protocol/close-codes.ts';
import { codeWordsOf, rangeWordsOf } from '../i18n/content.ts';
import type { Lang } from '../i18n/languages.ts';
import { wordsOf } from '../i18n/words.ts';
import { cases } from './cases/cases.ts';
import { caseTitle } from './cases/titles.ts';
import { contentPages } from './content-pages.ts';
import { recipes } from './guides/recipes.ts';

/** A page that search engines may list. */
export type SitePage = {
  /** In English, with a slash at both ends. */
  readonly path: string;
  readonly title: string;
  /** The codes that it explains or compares. */
  readonly codes: readonly number[];
};

/** Pages with a file of their own in `pages`, and where their titles stand. */
const ownPages = (lang: Lang): Readonly<Record<string, { readonly title: string }>> => ({
  '/': wordsOf(lang, 'home'),
  '/cases/': wordsOf(lang, 'cases'),
  '/changes/': wordsOf(lang, 'changes'),
  '/codes/': wordsOf(lang, 'codes-table'),
  '/compare/': wordsOf(lang, 'compare'),
  '/diagnose/': wordsOf(lang, 'diagnose/page'),
  '/embedding/': wordsOf(lang, 'embed').page,
  '/evidence/': wordsOf(lang, 'evidence'),
  '/evidence/compression/': wordsOf(lang, 'evidence-families').pages.deflate,
  '/evidence/http2/': wordsOf(lang, 'evidence-families').pages.h2,
  '/evidence/networks/': wordsOf(lang, 'evidence-networks'),
  '/evidence/pages/': wordsOf(lang, 'evidence-pages'),
  '/evidence/tls/': wordsOf(lang, 'evidence-families').pages.tls,
  '/guides/': wordsOf(lang, 'guides').index,
  '/link-here/': wordsOf(lang, 'link-here'),
  '/measure/': wordsOf(lang, 'measure'),
  '/questions/': wordsOf(lang, 'questions-page'),
  '/recipes/': wordsOf(lang, 'guides').recipes,
  '/simulator/': wordsOf(lang, 'simulator'),
  '/workshop/': wordsOf(lang, 'workshop'),
});

/** `1001-vs-1006` → both codes; no other path of content is about codes alone. */
const comparedIn = (path: string): readonly number[] =>
  /^\d{4}-vs-\d{4}$/.test(path) ? path.split('-vs-').map(Number) : [];

async function list(lang: Lang): Promise<readonly SitePage[]> {
  const recipeTitle = wordsOf(lang, 'guides').recipes.page.title;
  return [
    ...Object.entries(ownPages(lang)).map(([path, { title }]) => ({ path, title, codes: [] })),
    ...closeCodes.map(({ code }) => ({ path: `/${code}/`, title: codeWordsOf(lang, code).title, codes: [code] })),
    ...closeCodeRanges
      .filter(({ hasPage }) => hasPage)
      .map(({ id }) => ({ path: `/${id}/`, title: rangeWordsOf(lang, id).title, codes: [] })),
    ...recipes.map(({ slug, folder, name }) => ({
      path: `/recipes/${slug}/`,
      title: fill(recipeTitle, { name: `${folder}/${name}` }),
      codes: [],
    })),
    ...cases.map(({ id }) => ({ path: `/cases/${id}/`, title: caseTitle(lang, id), codes: [] })),
    ...(await contentPages(lang)).map(({ path, entry }) => ({
      path: `/${path}/`,
      title: entry.data.title,
      codes: comparedIn(path),
    })),
  ];
}

const known = new Map<Lang, Promise<readonly SitePage[]>>();

/** Every page of the site in one language that search engines may list, for what is made from all of them. */
export function sitePages(lang: Lang): Promise<readonly SitePage[]> {
  const pages = known.get(lang) ?? list(lang);
  known.set(lang, pages);
  return pages;
}

/** Ends the build for a page that the list does not have, or that has another title there: its card would be wrong. */
export async function expectListed(lang: Lang, path: string, title: string): Promise<void> {
  const listed = (await sitePages(lang)).find((page) => page.path === path);
  if (listed?.title !== title)
    throw new Error(
      `${path} (${lang}): src/components/site-pages.ts has ${listed ? `the title “${listed.title}”` : 'no such page'}.`,
    );
}
