import type { Lang } from '../../i18n/href.ts';
import { quotedLanguage } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';

/** The registry names a code in one language; readers of another search for its name in theirs. */
export const localNameOf = (lang: Lang, code: number): string | undefined =>
  lang === quotedLanguage ? undefined : wordsOf(lang, 'home').wire.short[code];
