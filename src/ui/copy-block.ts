import { copyText } from './copy-text.ts';

export type CopyWords = {
  readonly copy: string;
  readonly copied: string;
  /** Where the clipboard is refused, the text is selected. */
  readonly selected: string;
};

/** The button that copies a block of code, and answers where the finger is. */
export function copyBlock(block: Element, { copy, copied, selected }: CopyWords): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = copy;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    button.textContent = (await copyText(block.textContent ?? '', block)) ? copied : selected;
  });
  return button;
}
