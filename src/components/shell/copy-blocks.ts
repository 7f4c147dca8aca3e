import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { copyBlock } from '../../ui/copy-block.ts';
import styles from './copy-blocks.css?inline';

/** Gives each block of code a button that copies it. */
export async function offerCopies(blocks: Iterable<Element>): Promise<void> {
  const { code } = await loadWords(import.meta.glob<Words['shell']>('../../i18n/*/shell.ts', { import: 'shell' }));
  addStyles(styles);
  for (const block of blocks) {
    const place = document.createElement('span');
    place.className = 'copy-block';
    const button = copyBlock(block, code);
    // The answer goes when the reader does.
    button.addEventListener('blur', () => {
      button.textContent = code.copy;
    });
    place.append(button);
    block.before(place);
  }
}
