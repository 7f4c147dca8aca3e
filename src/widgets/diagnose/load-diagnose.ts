import type { Lang } from '../../i18n/href.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';
import { nextTask, runInTurn } from '../../ui/next-task.ts';

async function startOf(): Promise<typeof import('./start-diagnose.tsx')> {
  await runInTurn([
    () => import('../../core/diagnose/rank.ts'),
    () => import('../../core/diagnose/signatures/index.ts'),
  ]);
  return import('./start-diagnose.tsx');
}

/** Loads what starts the diagnosis in `lang`. */
export async function diagnoseTool(lang: Lang): Promise<(host: Element, isAsked: boolean) => void> {
  const [{ start, layOutRulers }, page, causes, reasons] = await Promise.all([
    startOf(),
    loadWords(
      import.meta.glob<Words['diagnose/page']>('../../i18n/*/diagnose/page.ts', { import: 'diagnosePage' }),
      lang,
    ),
    loadWords(
      import.meta.glob<Words['diagnose/causes']>('../../i18n/*/diagnose/causes.ts', { import: 'diagnoseCauses' }),
      lang,
    ),
    loadWords(
      import.meta.glob<Words['diagnose/reasons']>('../../i18n/*/diagnose/reasons.ts', { import: 'diagnoseReasons' }),
      lang,
    ),
  ]);
  // In a task of its own: the first number that an engine writes in a language takes it as long as all of the tool.
  await nextTask();
  const written = format(lang);
  written.figure(1);
  await nextTask();
  layOutRulers(page, written);
  await nextTask();
  return (host, isAsked) => start(host, { lang, page, causes, reasons }, isAsked);
}
