/**
 * Whether the text is in the clipboard now. Never throws: a reader may have denied it, and a page without TLS has none.
 * What stands on the page as `shown` is selected instead, so that the reader’s own shortcut copies it.
 */
export async function copyText(text: string, shown?: Element | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}

/**
 * Whether a text that is still on its way is in the clipboard now. Never throws. Safari lets a page write only while it
 * answers a click, so the promise itself is handed over where a browser takes one.
 */
export async function copyLater(text: Promise<string>): Promise<boolean> {
  try {
    if (typeof ClipboardItem === 'undefined') return await copyText(await text);
    const blob = text.then((plain) => new Blob([plain], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    return false;
  }
}
