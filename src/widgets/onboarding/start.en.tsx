import { hydrate } from 'preact';
import { herd } from '../../i18n/en/herd.ts';
import { onboarding } from '../../i18n/en/onboarding.ts';
import { timeline } from '../../i18n/en/timeline.ts';
import { timelineLog } from '../../i18n/en/timeline-log.ts';
import { href } from '../../i18n/href.ts';
import { Onboarding } from './Onboarding.tsx';

const summary = href('en', '/onboarding/summary/');

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void =>
  hydrate(
    <Onboarding words={onboarding} labels={timeline} log={timelineLog} herdWords={herd} lang="en" summary={summary} />,
    host,
  );
