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
