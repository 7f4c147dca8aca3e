import { shell as en, type ShellStrings } from './en/shell.ts';
import type { Lang } from './href.ts';
import { shell as ja } from './ja/shell.ts';

const strings: Readonly<Record<Lang, ShellStrings>> = { en, ja };

/** The words around the pages in one language. */
export const shellStrings = (lang: Lang): ShellStrings => strings[lang];
