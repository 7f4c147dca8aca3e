import { hydrate } from 'preact';
import { guides } from '../../i18n/en/guides.ts';
import { HopChain } from './HopChain.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => hydrate(<HopChain words={guides.chain} lang="en" />, host);
