import { workshop as en, type WorkshopStrings } from './en/workshop.ts';
import type { Lang } from './href.ts';
import { workshop as ja } from './ja/workshop.ts';

const strings: Readonly<Record<Lang, WorkshopStrings>> = { en, ja };

/** The words of the workshop in one language. */
export const workshopStrings = (lang: Lang): WorkshopStrings => strings[lang];
