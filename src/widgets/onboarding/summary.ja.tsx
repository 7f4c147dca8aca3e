import { hydrate } from 'preact';
import { onboarding } from '../../i18n/ja/onboarding.ts';
import { Summary } from './Summary.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => hydrate(<Summary words={onboarding} lang="ja" />, host);
