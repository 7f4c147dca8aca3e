import { defaultLanguage, type Lang } from './languages.ts';
import type { Words } from './words.ts';

/** Fetches one area of words; in the default language when there are none in `lang`. */
function load<W>(files: Readonly<Record<string, () => Promise<W>>>, lang: Lang): Promise<W> {
  const inLanguage = (one: Lang) => Object.keys(files).find((path) => path.startsWith(`./${one}/`));
  const file = files[inLanguage(lang) ?? inLanguage(defaultLanguage) ?? ''];
  return file ? file() : Promise.reject(new Error(`no words in ${lang}`));
}

/*
 * What an island needs, in its page's language only: each file of words is a chunk of its own. One function an area, as
 * a page keeps only the functions that it calls; the patterns are in full, as Vite reads them without running anything.
 */

export const loadBackoff = (lang: Lang) =>
  load(import.meta.glob<Words['backoff']>('./*/backoff.ts', { import: 'backoff' }), lang);

export const loadConnectionTimeline = (lang: Lang) =>
  load(
    import.meta.glob<Words['connection-timeline']>('./*/connection-timeline.ts', { import: 'connectionTimeline' }),
    lang,
  );

export const loadDiagnoseCauses = (lang: Lang) =>
  load(import.meta.glob<Words['diagnose/causes']>('./*/diagnose/causes.ts', { import: 'diagnoseCauses' }), lang);

export const loadDiagnosePage = (lang: Lang) =>
  load(import.meta.glob<Words['diagnose/page']>('./*/diagnose/page.ts', { import: 'diagnosePage' }), lang);

export const loadDiagnoseReasons = (lang: Lang) =>
  load(import.meta.glob<Words['diagnose/reasons']>('./*/diagnose/reasons.ts', { import: 'diagnoseReasons' }), lang);

export const loadGuides = (lang: Lang) =>
  load(import.meta.glob<Words['guides']>('./*/guides.ts', { import: 'guides' }), lang);

export const loadHerd = (lang: Lang) => load(import.meta.glob<Words['herd']>('./*/herd.ts', { import: 'herd' }), lang);

export const loadIncident = (lang: Lang) =>
  load(import.meta.glob<Words['incident']>('./*/incident.ts', { import: 'incident' }), lang);

export const loadOnboarding = (lang: Lang) =>
  load(import.meta.glob<Words['onboarding']>('./*/onboarding.ts', { import: 'onboarding' }), lang);

export const loadShell = (lang: Lang) =>
  load(import.meta.glob<Words['shell']>('./*/shell.ts', { import: 'shell' }), lang);

export const loadSimulator = (lang: Lang) =>
  load(import.meta.glob<Words['simulator']>('./*/simulator.ts', { import: 'simulator' }), lang);

export const loadTimeline = (lang: Lang) =>
  load(import.meta.glob<Words['timeline']>('./*/timeline.ts', { import: 'timeline' }), lang);

export const loadTimelineLog = (lang: Lang) =>
  load(import.meta.glob<Words['timeline-log']>('./*/timeline-log.ts', { import: 'timelineLog' }), lang);

export const loadWorkshop = (lang: Lang) =>
  load(import.meta.glob<Words['workshop']>('./*/workshop.ts', { import: 'workshop' }), lang);
