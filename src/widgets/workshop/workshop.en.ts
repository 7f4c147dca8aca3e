import { timeline as labels } from '../../i18n/en/timeline.ts';
import { workshop as strings } from '../../i18n/en/workshop.ts';
import { start } from './Workshop.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const begin = (host: Element, base: string): void => start(host, base, { lang: 'en', strings, labels });
