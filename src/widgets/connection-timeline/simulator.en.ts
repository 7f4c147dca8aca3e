import { connectionTimeline as strings } from '../../i18n/en/connection-timeline.ts';
import { simulator } from '../../i18n/en/simulator.ts';
import { timeline as labels } from '../../i18n/en/timeline.ts';
import { timelineLog as log } from '../../i18n/en/timeline-log.ts';
import { moreSettingsIn } from './MoreSettings.tsx';
import { mountSimulator } from './mount-simulator.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void =>
  mountSimulator(host, { lang: 'en', strings, labels, log }, moreSettingsIn(simulator));
