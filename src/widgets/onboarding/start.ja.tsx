import { hydrate } from 'preact';
import { href } from '../../i18n/href.ts';
import { herd } from '../../i18n/ja/herd.ts';
import { onboarding } from '../../i18n/ja/onboarding.ts';
import { timeline } from '../../i18n/ja/timeline.ts';
import { timelineLog } from '../../i18n/ja/timeline-log.ts';
import { Onboarding } from './Onboarding.tsx';

const summary = href('ja', '/onboarding/summary/');

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void =>
  hydrate(
    <Onboarding words={onboarding} labels={timeline} log={timelineLog} herdWords={herd} lang="ja" summary={summary} />,
    host,
  );
