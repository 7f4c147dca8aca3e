import { defaultLanguage, type Lang, languageOf } from './languages.ts';

/** The language of the page that a script runs on. A browser that translates a page may have written another one there. */
export const pageLanguage = (): Lang => languageOf(document.documentElement.lang) ?? defaultLanguage;
