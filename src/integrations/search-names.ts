import { escapedAttribute } from '../api/html.ts';
import { type Lang, language, prefixOf, wordsFrom } from '../i18n/languages.ts';
import { wordsOfText } from './segment-page.ts';

type Names = Readonly<Record<string, string>>;

/** Between the names of a page; no name has it. */
const separator = ' | ';

/** The names of the pages, by the file of each in the built site. Each is taken once; one that is left has no page. */
type NamesOfFiles = {
  /** The names of the page in a file, none for most. */
  take(file: string): readonly string[];
  /** Throws when a name is left, as of a page that has moved. */
  expectAllTaken(): void;
};

/** What readers call the pages, as src/i18n/{language}/search-names.ts lists it. */
export async function searchNamesOf(languages: readonly Lang[]): Promise<NamesOfFiles> {
  const left = new Map<string, readonly string[]>();
  for (const lang of languages) {
    const { searchNames }: { searchNames: Names } = await import(`../i18n/${wordsFrom(lang)}/search-names.ts`);
    for (const [path, names] of Object.entries(searchNames))
      left.set(
        [prefixOf(lang), path.replaceAll(/^\/|\/$/g, ''), 'index.html'].filter(Boolean).join('/'),
        names.split(separator),
      );
  }
  return {
    take: (file) => {
      const names = left.get(file) ?? [];
      left.delete(file);
      return names;
    },
    expectAllTaken: () => {
      if (left.size > 0) throw new Error(`search-names.ts names what is no page: ${[...left.keys()].join(', ')}`);
    },
  };
}

/**
 * The page as the index reads it, with its names as metadata. Pagefind ends a word of metadata at a space only, so that is
 * what stands between the words of a language that writes without spaces.
 */
export function namedPage(html: string, names: readonly string[], lang: Lang | undefined): string {
  if (names.length === 0) return html;
  const cut = lang && language(lang).segmented ? names.map((name) => wordsOfText(name, lang).join(' ')) : names;
  const value = escapedAttribute(cut.join(separator));
  return html.replace('data-pagefind-body', () => `data-pagefind-body data-pagefind-meta="names:${value}"`);
}
