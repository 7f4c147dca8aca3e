import type { Lang } from '../../i18n/href.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { runInTurn } from '../../ui/next-task.ts';

async function resultOf(): Promise<typeof import('./load-result.tsx')> {
  await runInTurn([
    () => import('../../core/diagnose/rank.ts'),
    () => import('../../core/sim/simulate.ts'),
    () => import('../../ui/timeline/TimelineSvg.tsx'),
  ]);
  return import('./load-result.tsx');
}

/** Loads what starts the tool in `lang`. What reads files and draws them is loaded with the first file. */
export async function recordingTool(lang: Lang): Promise<(host: Element) => void> {
  const [{ start }, strings] = await Promise.all([
    import('./start-recording.tsx'),
    loadWords(
      import.meta.glob<Words['diagnose/recording']>('../../i18n/*/diagnose/recording.ts', { import: 'recording' }),
      lang,
    ),
  ]);
  const load = async () => {
    const [{ resultWith }, page, causes, labels, log] = await Promise.all([
      resultOf(),
      loadWords(
        import.meta.glob<Words['diagnose/page']>('../../i18n/*/diagnose/page.ts', { import: 'diagnosePage' }),
        lang,
      ),
      loadWords(
        import.meta.glob<Words['diagnose/causes']>('../../i18n/*/diagnose/causes.ts', { import: 'diagnoseCauses' }),
        lang,
      ),
      loadWords(import.meta.glob<Words['timeline']>('../../i18n/*/timeline.ts', { import: 'timeline' }), lang),
      loadWords(
        import.meta.glob<Words['timeline-log']>('../../i18n/*/timeline-log.ts', { import: 'timelineLog' }),
        lang,
      ),
    ]);
    return resultWith({ lang, strings, page, causes, labels, log });
  };
  return (host) => start(host, { words: { lang, strings }, load });
}
