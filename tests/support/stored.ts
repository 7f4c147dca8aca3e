import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Lang, prefixOf } from '../../src/i18n/languages.ts';
import { firstFiles, type Plan, type StoredFile } from '../../src/offline/plan.ts';
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

/** The files that the worker of a built site stores first for a language, by the plan inside of it. */
export function firstFilesOf(dist: string, lang: Lang): readonly StoredFile[] {
  const script = readFileSync(join(dist, 'sw.js'), 'utf8');
  const from = script.indexOf('{"shell":');
  // No address and no hash has a brace in it.
  let depth = 0;
  const length = [...script.slice(from)].findIndex((sign) => {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    return depth === 0;
  });
  const plan = JSON.parse(script.slice(from, from + length + 1)) as Plan;
  const root = prefixOf(lang) ? `/${prefixOf(lang)}/` : '/';
  return firstFiles(
    plan,
    plan.languages.filter((one) => one.root === root),
  );
}
