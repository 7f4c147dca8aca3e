import { connectionTimeline as strings } from '../../i18n/ja/connection-timeline.ts';
import { simulator } from '../../i18n/ja/simulator.ts';
import { timeline as labels } from '../../i18n/ja/timeline.ts';
import { timelineLog as log } from '../../i18n/ja/timeline-log.ts';
import { moreSettingsIn } from './MoreSettings.tsx';
import { mountSimulator } from './mount-simulator.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void =>
  mountSimulator(host, { lang: 'ja', strings, labels, log }, moreSettingsIn(simulator));
