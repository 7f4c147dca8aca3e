import { defaultLanguage, languages } from '../i18n/languages.ts';

/** Style for `<head>`: shows the offer (OtherLanguage.astro) in the language that the reader's browser prefers. */
export const offerStyle = `${languages
  .filter((one) => one !== defaultLanguage)
  .map((one) => `[data-prefers=${one}] .other-language[lang=${one}]`)
  .join()}{display:block}`;
