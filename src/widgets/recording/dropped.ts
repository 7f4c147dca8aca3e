import { giveFiles } from '../../ui/given-files.ts';

/**
 * Reads files that were dropped on a page: at its own place for them where it has one, else in a dialog that is made
 * for them.
 */
export async function readDropped(files: readonly File[]): Promise<void> {
  giveFiles(files);
  if (document.querySelector('.recording-figure')) return;
  const { openDialog } = await import('./drop-dialog.ts');
  await openDialog();
}
