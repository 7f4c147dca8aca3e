import { render } from 'preact';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { addStyles } from '../../ui/add-styles.ts';
import dialogStyles from './drop-dialog.css?inline';
import { recordingTool } from './load-recording.ts';
import toolStyles from './recording.css?inline';

/** Opens the place for files in a dialog. When it is closed, everything that was read is gone with it. */
export async function openDialog(): Promise<void> {
  const [start, words] = await Promise.all([
    recordingTool(pageLanguage()),
    loadWords(import.meta.glob<Words['shell']>('../../i18n/*/shell.ts', { import: 'shell' })),
  ]);
  // Two drops in a row wait for the same place.
  if (document.querySelector('.recording-figure')) return;
  addStyles(toolStyles + dialogStyles);
  const close = document.createElement('button');
  close.className = 'button';
  close.textContent = words.search.close;
  const form = document.createElement('form');
  form.method = 'dialog';
  form.append(close);
  const host = document.createElement('div');
  host.className = 'recording-figure';
  const dialog = document.createElement('dialog');
  dialog.className = 'drop-dialog';
  dialog.setAttribute('aria-labelledby', 'rc-title');
  dialog.append(form, host);
  // A click beside the dialog meets the dialog itself, one inside meets its children.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    render(null, host);
    dialog.remove();
  });
  document.body.append(dialog);
  start(host);
  dialog.showModal();
}
