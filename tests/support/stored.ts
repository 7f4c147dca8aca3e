import { expect, type Page } from '@playwright/test';
import type { Lang } from '../../src/i18n/languages.ts';
import { wordsIn } from './words.ts';

/** Storing everything takes a busy machine more than a minute; the test itself has an end. */
export const storingMs = 150_000;

/** Waits until the footer says that the first piece, or everything, is stored, and the worker answers for this page. */
export async function stored(page: Page, lang: Lang, state: 'usable' | 'complete' = 'complete'): Promise<void> {
  const { note } = await wordsIn(lang, 'offline');
  // The words up to the first number. What is complete is usable.
  const wanted = [note.complete, ...(state === 'usable' ? [note.usable] : [])].map((text) => text.split('{')[0]!);
  const footer = page.getByRole('contentinfo');
  await expect
    .poll(
      async () => {
        const said = (await footer.textContent()) ?? '';
        return wanted.some((words) => said.includes(words));
      },
      { timeout: storingMs },
    )
    .toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}
