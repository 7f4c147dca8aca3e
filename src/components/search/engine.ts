import { pageLanguage } from '../../i18n/load-words.ts';
import { queryWords } from './query-words.ts';

/** Pagefind's part that is used here; its module is made after the build, so that no bundler sees it. */
type Pagefind = {
  options(options: { readonly baseUrl: string; readonly excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { data(): Promise<PagefindPage> }[] }>;
};
type PagefindPage = { readonly url: string; readonly excerpt: string; readonly meta: { readonly title?: string } };

/** A page that was found. `excerpt`: text in parts, those that match marked. */
export type Found = {
  readonly url: string;
  readonly title: string;
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
};

/** More results than fit in the dialog help nobody; the number of all is told. */
const shownMax = 8;
/** Among how many a page whose title is asked for is looked for. */
const readMax = 16;

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base, excerptLength: 24 });
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

/**
 * First the pages whose titles hold all words of the query, the shortest title first: it says least besides. A page that
 * is about 異常終了 has the word in its title and may use it less often than others.
 */
export function byTitle(pages: readonly Found[], words: readonly string[]): readonly Found[] {
  const asked = words.map((word) => word.toLowerCase());
  const isMeant = ({ title }: Found): boolean => asked.every((word) => title.toLowerCase().includes(word));
  const meant = pages.filter(isMeant).sort((a, b) => a.title.length - b.title.length);
  return [...meant, ...pages.filter((page) => !isMeant(page))];
}

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
  const pages = read.map(({ url, excerpt, meta }) => ({
    url,
    title: readable(meta.title ?? url),
    excerpt: parts(excerpt),
  }));
  return { count: results.length, pages: byTitle(pages, words.split(' ')).slice(0, shownMax) };
}
