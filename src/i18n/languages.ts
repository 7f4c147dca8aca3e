/**
 * The languages of the site and everything that depends on one: no other file of src names a language. To add one, add
 * its id to `published`, its entry to `table`, and a folder each in i18n and content (CONTRIBUTING.md).
 */

/** In the order of menus. An id is a BCP 47 tag: the folder's name, the path's first part and the value of `lang`. */
const published = ['en', 'ja'] as const;

/** Generated from the default language when PSEUDO is set, to find text that no folder of words holds. */
const pseudo = 'qps';

export type Lang = (typeof published)[number] | typeof pseudo;

/** Its pages have no prefix; the words of every other language have the type of its words. */
export const defaultLanguage: Lang = 'en';

/** Sources, logs and messages of programs are quoted as they are, in this language. */
export const quotedLanguage: Lang = 'en';

export const languages: readonly Lang[] = process.env.PSEUDO ? [...published, pseudo] : published;

export type Language = {
  /** What its speakers call it. */
  readonly name: string;
  /** Offers the page in this language to a reader of another one. */
  readonly offer: string;
  readonly direction: 'ltr' | 'rtl';
  /** The language whose rules for numbers, units and plurals apply: a tag that Intl knows. */
  readonly locale: string;
  /** Between the items of a list that names no conjunction. */
  readonly comma: string;
  /** International symbols (`38.6 s`), or the names that Intl has (`38.6秒`). */
  readonly units: 'symbols' | 'names';
  /** Between a number and its unit, and between the units of one duration. */
  readonly gap: string;
  readonly percent: string;
  /** Between the ends of a range. */
  readonly range: string;
  /** After a sentence, before the next. */
  readonly stop: string;
  /** After a label, before what it labels. */
  readonly colon: string;
  /** Around what explains the word before it. */
  readonly brackets: readonly [open: string, close: string];
  /** Around a text that somebody else wrote. */
  readonly quotes: readonly [open: string, close: string];
  /** Written without spaces: text is cut into words for the search index and the query. */
  readonly segmented: boolean;
  /**
   * Words of a query that only hold its sentence together (particles, auxiliaries, endings), as the source of a regular
   * expression with flag u: in Japanese, what is written in hiragana alone.
   */
  readonly grammar?: string;
  /** Where a title may break: between words, or only between phrases, never before a particle. */
  readonly breaks: 'words' | 'phrases';
};

const english: Language = {
  name: 'English',
  offer: 'Read in English',
  direction: 'ltr',
  locale: 'en',
  comma: ', ',
  units: 'symbols',
  gap: ' ',
  percent: '%',
  range: '–',
  stop: '. ',
  colon: ': ',
  brackets: [' (', ')'],
  quotes: ['“', '”'],
  segmented: false,
  breaks: 'words',
};

const table: Readonly<Record<Lang, Language>> = {
  en: english,
  ja: {
    name: '日本語',
    offer: '日本語で読む',
    direction: 'ltr',
    locale: 'ja',
    comma: '、',
    units: 'names',
    gap: '',
    percent: '％',
    range: '〜',
    stop: '。',
    colon: '：',
    brackets: ['（', '）'],
    quotes: ['「', '」'],
    segmented: true,
    grammar: '^[\\p{Script=Hiragana}ー]+$',
    breaks: 'phrases',
  },
  qps: { ...english, name: '⟦Þšééûûðöö⟧', offer: '⟦Ŕééååð ïïñ þšééûûðöö⟧' },
};

export const language = (lang: Lang): Language => table[lang];

/** A range of codes by its id, as its readers write it: `4000–4999`. */
export const rangeName = (lang: Lang, id: string): string => id.replace('-', language(lang).range);

/** The language of that id, undefined for any other text. */
export const languageOf = (id: string | undefined): Lang | undefined => languages.find((one) => one === id);

/** The language whose folders hold its words: its own, but for the pseudo-language (pseudo.ts). */
export const wordsFrom = (lang: Lang): Lang => (lang === pseudo ? defaultLanguage : lang);

/** The first part of its pages' paths, empty for the default language. */
export const prefixOf = (lang: Lang): string => (lang === defaultLanguage ? '' : lang);
