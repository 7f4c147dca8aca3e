/**
 * Run as it arrives: gives each block of code a button that copies it, save where the page has one of its own. It exports
 * nothing, so that the script of every page holds its name alone.
 */
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { copyBlock } from '../../ui/copy-block.ts';
import styles from './copy-blocks.css?inline';

/** Beside the heading of a block that has one, else in its corner. */
function place(button: HTMLElement, block: Element): void {
  const { parentElement: frame, previousElementSibling: heading } = block.parentElement!;
  if (frame && heading?.matches('h3, summary')) {
    frame.classList.add('copy-heading');
    // Read after the code, and before what is said of it.
    block.parentElement!.after(button);
    return;
  }
  const corner = document.createElement('span');
  corner.className = 'copy-block';
  corner.append(button);
  block.before(corner);
}

async function offerCopies(): Promise<void> {
  const { code } = await loadWords(import.meta.glob<Words['shell']>('../../i18n/*/shell.ts', { import: 'shell' }));
  addStyles(styles);
  for (const block of document.querySelectorAll('main :not(.has-copy) > pre > code')) {
    const button = copyBlock(block, code);
    // The answer goes when the reader does.
    button.addEventListener('blur', () => {
      button.textContent = code.copy;
    });
    place(button, block);
  }
}

offerCopies().catch(() => {});
