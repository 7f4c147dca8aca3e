import type { Lang } from '../../src/i18n/languages.ts';
import type { Area, Words } from '../../src/i18n/words.ts';

/** The words of one area, for tests that run on plain Node, where nothing knows Vite's globs. */
export async function wordsIn<A extends Area>(lang: Lang, area: A): Promise<Words[A]> {
  const [words] = Object.values<unknown>(await import(`../../src/i18n/${lang}/${area}.ts`));
  return words as Words[A];
}
