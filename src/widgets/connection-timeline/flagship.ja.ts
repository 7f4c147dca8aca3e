import { connectionTimeline as strings } from '../../i18n/ja/connection-timeline.ts';
import { timeline as labels } from '../../i18n/ja/timeline.ts';
import { timelineLog as log } from '../../i18n/ja/timeline-log.ts';
import { findFlagship } from './flagship-find.ts';
import { mount } from './mount.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => mount(host, findFlagship, { lang: 'ja', strings, labels, log });
