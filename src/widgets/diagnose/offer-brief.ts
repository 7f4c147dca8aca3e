import type { CauseId } from '../../core/diagnose/causes/index.ts';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { briefButton } from './brief-button.ts';

const offered = new WeakSet<HTMLDetailsElement>();

/** Adds the button to an entry of the list of all causes that was opened, once. */
export async function offerBrief(entry: HTMLDetailsElement): Promise<void> {
  const [page, causes] = await Promise.all([
    loadWords(import.meta.glob<Words['diagnose/page']>('../../i18n/*/diagnose/page.ts', { import: 'diagnosePage' })),
    loadWords(
      import.meta.glob<Words['diagnose/causes']>('../../i18n/*/diagnose/causes.ts', { import: 'diagnoseCauses' }),
    ),
  ]);
  const body = entry.querySelector('.dg-body');
  // Not by its buttons: its blocks of code have some of their own, which may have come first.
  if (!body || offered.has(entry)) return;
  offered.add(entry);
  const holder = document.createElement('div');
  holder.append(briefButton(entry.id as CauseId, {}, { lang: pageLanguage(), page, causes }));
  body.append(holder);
}
