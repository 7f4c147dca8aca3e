import { type EmbedStrings, embed as en } from './en/embed.ts';
import type { Lang } from './href.ts';
import { embed as ja } from './ja/embed.ts';

const strings: Readonly<Record<Lang, EmbedStrings>> = { en, ja };

/** The words of the embeds in one language. */
export const embedStrings = (lang: Lang): EmbedStrings => strings[lang];
