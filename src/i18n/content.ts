import { type CollectionEntry, getCollection } from 'astro:content';
import type { Lang } from './languages.ts';

/** What src/content holds as data, in the shapes of src/content.config.ts. For the build: it holds all languages. */
export type CodeWords = CollectionEntry<'codes'>['data'];
export type RangeWords = CollectionEntry<'ranges'>['data'];
export type Question = CollectionEntry<'questions'>['data']['questions'][number];
export type CheatSheetWords = CollectionEntry<'cheatSheet'>['data'];

type Collection = 'codes' | 'ranges' | 'questions' | 'cheatSheet';

async function read<C extends Collection>(collection: C): Promise<(id: string) => CollectionEntry<C>['data']> {
  const entries = new Map<string, CollectionEntry<C>['data']>();
  for (const { id, data } of await getCollection(collection)) entries.set(id, data);
  return (id) => {
    const data = entries.get(id);
    if (data === undefined) throw new Error(`src/content/${id}.yaml is missing.`);
    return data;
  };
}

const [codes, ranges, questions, cheatSheets] = await Promise.all([
  read('codes'),
  read('ranges'),
  read('questions'),
  read('cheatSheet'),
]);

/** The words of a code, a range, the questions and the cheat sheet; words that are missing are a mistake of ours. */
export const codeWordsOf = (lang: Lang, code: number): CodeWords => codes(`${lang}/codes/${code}`);
export const rangeWordsOf = (lang: Lang, id: string): RangeWords => ranges(`${lang}/ranges/${id}`);
export const questionsIn = (lang: Lang): readonly Question[] => questions(`${lang}/questions`).questions;
export const cheatSheetIn = (lang: Lang): CheatSheetWords => cheatSheets(`${lang}/cheat-sheet`);
