import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { copyLater } from '../../ui/copy-text.ts';

const twin = (): HTMLLinkElement | null =>
  document.querySelector<HTMLLinkElement>('link[rel="alternate"][type="text/markdown"]');

/** Without network the page itself says what its twin would. */
async function writtenHere(): Promise<string> {
  const { pageAsMarkdown } = await import('./page-as-markdown.ts');
  return pageAsMarkdown();
}

async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} ${answer.status}`);
  return answer.text();
}

/** Fetches the words, then gives what copies the Markdown twin of this page; the button says how it went. */
export async function pageCopier(): Promise<() => void> {
  const { markdown } = await loadWords(import.meta.glob<Words['shell']>('../../i18n/*/shell.ts', { import: 'shell' }));
  return async () => {
    const button = document.querySelector('.markdown');
    const address = twin()?.href;
    if (!button || !address) return;
    button.setAttribute('aria-live', 'polite');
    const isCopied = await copyLater(textOf(address).catch(writtenHere));
    button.textContent = isCopied ? markdown.copied : markdown.refused;
    if (isCopied || button.nextElementSibling?.matches('a[href$=".md"]')) return;
    // A reader may have denied the clipboard; the text is still there to be read.
    const link = document.createElement('a');
    link.href = address;
    link.textContent = markdown.open;
    button.after(link);
  };
}
