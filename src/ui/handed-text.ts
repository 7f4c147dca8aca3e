import { textMax } from '../core/diagnose/read/lines.ts';

const key = 'close-codes.handed-text';

/** Keeps a text for the diagnosis in this tab, in this browser alone. False where the browser stores nothing. */
export function handText(text: string): boolean {
  try {
    sessionStorage.setItem(key, text.slice(0, textMax + 1));
    return true;
  } catch {
    return false;
  }
}

/** Whether a text waits for the diagnosis. Never throws. */
export function isTextHanded(): boolean {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** The text that another page handed over, once: loading the page again begins without it. `isCut`: it goes on. */
export function takeText(): { readonly text: string; readonly isCut: boolean } | null {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? null : { text: text.slice(0, textMax), isCut: text.length > textMax };
  } catch {
    return null;
  }
}
