import { hydrate } from 'preact';
import { backoff } from '../../i18n/en/backoff.ts';
import { herd } from '../../i18n/en/herd.ts';
import { finishedRun } from './finished-run.ts';
import { HerdTool } from './HerdTool.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void =>
  hydrate(<HerdTool words={herd} policyWords={backoff} lang="en" initial={finishedRun()} />, host);
