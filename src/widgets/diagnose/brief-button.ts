import type { CauseId } from '../../core/diagnose/causes/index.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { copyLater } from '../../ui/copy-text.ts';
import type { DiagnoseWords } from './words.ts';

/** The text, which is made when it is asked for. */
async function briefText(id: CauseId, facts: Facts, words: Omit<DiagnoseWords, 'reasons'>): Promise<string> {
  const [{ assistantBrief }, { causes }, reasons] = await Promise.all([
    import('./assistant-brief.ts'),
    import('../../core/diagnose/causes/index.ts'),
    loadWords(
      import.meta.glob<Words['diagnose/reasons']>('../../i18n/*/diagnose/reasons.ts', { import: 'diagnoseReasons' }),
    ),
  ]);
  const cause = causes.find((one) => one.id === id)!;
  return assistantBrief({ cause, facts, words: { ...words, reasons }, origin: location.origin });
}

/** A button that copies a cause and its fix as a text for an assistant, for pages without the tool. */
export function briefButton(id: CauseId, facts: Facts, words: Omit<DiagnoseWords, 'reasons'>): HTMLButtonElement {
  const { brief, copied } = words.page;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = brief.copy;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    button.textContent = (await copyLater(briefText(id, facts, words))) ? copied : brief.refused;
  });
  return button;
}
