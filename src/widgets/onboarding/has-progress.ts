import { KEY } from './storage-key.ts';

/** Whether this device remembers a reader: then the page at build time is not what it should show. */
export function hasProgress(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
