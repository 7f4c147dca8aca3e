import type { Lang } from './languages.ts';

/** The language that the page was built in. (A browser that translates a page writes another one into `lang`.) */
export const pageLanguage = (): Lang => document.documentElement.dataset['language'] as Lang;

/**
 * Fetches the words of an island in its page's language, a chunk of its own, so that a page carries only its own words.
 * `files` are the same file of every language: `import.meta.glob` with the pattern in full, as Vite reads it without
 * running anything.
 */
export async function loadWords<W>(
  files: Readonly<Record<string, () => Promise<W>>>,
  lang: Lang = pageLanguage(),
): Promise<W> {
  // Every page loads this file, and no reader of the site the pseudo-language.
  const from = process.env.PSEUDO ? (await import('./languages.ts')).wordsFrom(lang) : lang;
  const words = await files[Object.keys(files).find((one) => one.includes(`/i18n/${from}/`)) ?? '']?.();
  if (words === undefined) throw new Error(`no words in ${from}`);
  if (!process.env.PSEUDO || from === lang) return words;
  const { pseudoWords } = await import('./pseudo.ts');
  return pseudoWords(words);
}
