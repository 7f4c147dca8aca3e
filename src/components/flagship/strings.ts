import { flagship as en, type FlagshipStrings } from '../../i18n/en/flagship.ts';
import type { Lang } from '../../i18n/href.ts';
import { flagship as ja } from '../../i18n/ja/flagship.ts';

const STRINGS: Readonly<Record<Lang, FlagshipStrings>> = { en, ja };

/** The words of the flagship page in one language. */
export const flagshipStrings = (lang: Lang): FlagshipStrings => STRINGS[lang];
