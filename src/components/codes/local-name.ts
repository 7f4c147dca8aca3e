import { closeCode } from '../../core/protocol/close-codes.ts';
import type { Lang } from '../../i18n/href.ts';
import { quotedLanguage } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';

/** The registry names a code in one language; readers of another search for its name in theirs, if it has another. */
export function localNameOf(lang: Lang, code: number): string | undefined {
  const name = wordsOf(lang, 'home').wire.short[code];
  return lang === quotedLanguage || name === closeCode(code)?.name ? undefined : name;
}
