import type { Lang } from '../../i18n/href.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';

/** Loads what starts the diagnosis in `lang`. */
export async function diagnoseTool(lang: Lang): Promise<(host: Element) => void> {
  const [{ start }, page, causes, reasons] = await Promise.all([
    import('./start-diagnose.tsx'),
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
  await new Promise((resolve) => setTimeout(resolve));
  format(lang).figure(1);
  await new Promise((resolve) => setTimeout(resolve));
  return (host) => start(host, { lang, page, causes, reasons });
}
