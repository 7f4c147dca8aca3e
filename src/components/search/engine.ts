import { pageLanguage } from '../../i18n/load-words.ts';
import { queryWords } from './query-words.ts';
import { isToldBy } from './told-by.ts';

/** Pagefind's part that is used here; its module is made after the build, so that no bundler sees it. */
type Pagefind = {
  options(options: {
    readonly baseUrl: string;
    readonly excerptLength: number;
    readonly ranking: { readonly metaWeights: Readonly<Record<string, number>> };
  }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { data(): Promise<PagefindPage> }[] }>;
};
type PagefindPage = {
  readonly url: string;
  readonly excerpt: string;
  /** All its text. */
  readonly content: string;
  /** Its parts below a heading with an address that hold words of the query, and where in the page these are. */
  readonly sub_results: readonly {
    readonly url: string;
    readonly excerpt: string;
    readonly locations: readonly number[];
  }[];
  readonly meta: { readonly title?: string; readonly names?: string };
};

/** A page that was found. `names`: what readers call it; `excerpt`: text in parts, those that match marked. */
export type Found = {
  readonly url: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
};

/** More results than fit in the dialog help nobody; the number of all is told. */
const shownMax = 8;
/** Among how many a page whose title is asked for is looked for. */
const readMax = 16;

/** A word in a page's title or names counts as in a heading of the first level, 5 being Pagefind's own for titles. */
const metaWeights = { title: 5, names: 5 };

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, excerptLength: 24, ranking: { metaWeights } });
  await pagefind.init();
  return pagefind;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** Text as a reader sees it: without the marks between words that the index needs, and with no character escaped. */
const readable = (text: string): string =>
  text.replaceAll('\u200b', '').replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name]!);

/** An excerpt is text with `mark` around what matches, its other characters escaped; it never becomes markup here. */
export function parts(excerpt: string): Found['excerpt'] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, index) => ({
      text: readable(text),
      marked: index % 2 === 1,
    }))
    .filter(({ text }) => text !== '');
}

/** As names are compared: without case, spaces, and the word that is true of every page. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/websockets?|\s/g, '');

/**
 * First the pages that the query is a name of, then those whose titles hold all its words, the shortest title first: it
 * says least besides. A page that is about 異常終了 has the word in its title and may use it less often than others.
 */
export function byName(pages: readonly Found[], query: string, words: readonly string[]): readonly Found[] {
  const name = plain(query);
  const asked = words.map(plain).filter((word) => word !== '');
  const isCalled = ({ names }: Found): boolean => names.some((one) => plain(one) === name);
  const holdsAll = ({ title }: Found): boolean =>
    asked.length > 0 && asked.every((word) => plain(title).includes(word));
  const rank = (page: Found): number => (isCalled(page) ? 0 : holdsAll(page) ? 1 : 2);
  return [0, 1, 2].flatMap((at) => {
    const group = pages.filter((page) => rank(page) === at);
    return at === 1 ? group.sort((a, b) => a.title.length - b.title.length) : group;
  });
}

/** The part of a page that holds most of what was asked for; the page itself where its beginning does. */
export const placeIn = ({ url, excerpt, sub_results }: Pick<PagefindPage, 'url' | 'excerpt' | 'sub_results'>) =>
  sub_results.reduce((best, part) => (part.locations.length > best.locations.length ? part : best), {
    url,
    excerpt,
    locations: sub_results.find((part) => part.url === url)?.locations ?? [],
  });

/** Searches the pages of the document's language. Rejects when the index cannot be loaded; the next call tries again. */
export async function search(query: string): Promise<{ readonly count: number; readonly pages: readonly Found[] }> {
  loading ??= load();
  let pagefind: Pagefind;
  try {
    pagefind = await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
  const words = queryWords(query, pageLanguage());
  const { results } = await pagefind.search(words);
  const read = await Promise.all(results.slice(0, readMax).map((result) => result.data()));
  const isTold = read.some(({ content, meta }) =>
    isToldBy([content, ...Object.values(meta)].join(' '), words, pageLanguage()),
  );
  if (!isTold) return { count: 0, pages: [] };
  const pages = read.map((page) => {
    const { url, excerpt } = placeIn(page);
    const { title, names } = page.meta;
    return {
      url,
      title: readable(title ?? page.url),
      names: readable(names ?? '').split(' | '),
      excerpt: parts(excerpt),
    };
  });
  return { count: results.length, pages: byName(pages, query, words.split(' ')).slice(0, shownMax) };
}
