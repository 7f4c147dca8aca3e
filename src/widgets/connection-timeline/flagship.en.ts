import { connectionTimeline as strings } from '../../i18n/en/connection-timeline.ts';
import { timeline as labels } from '../../i18n/en/timeline.ts';
import { timelineLog as log } from '../../i18n/en/timeline-log.ts';
import { findFlagship } from './flagship-find.ts';
import { mount } from './mount.tsx';

/** The entry of one language, so that a page carries only its own words. */
export const start = (host: Element): void => mount(host, findFlagship, { lang: 'en', strings, labels, log });
