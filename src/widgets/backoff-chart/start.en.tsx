import { hydrate } from 'preact';
import { backoff } from '../../i18n/en/backoff.ts';
import { BackoffTool } from './BackoffTool.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => hydrate(<BackoffTool words={backoff} lang="en" />, host);
