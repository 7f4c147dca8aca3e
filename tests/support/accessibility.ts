import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** More than any page has places to stop at on the way to one. */
const STOPS_MAX = 80;

/** Moves the focus with the Tab key alone until it stands on this element. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < STOPS_MAX && !(await isThere()); stop++) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

/** Presses a button or follows a link with the keyboard, from wherever the focus is. */
export async function press(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** Chooses the nth option of a list with the arrow keys, from wherever the focus is. */
export async function chooseWithArrows(page: Page, list: Locator, index: number): Promise<void> {
  await tabTo(page, list);
  const count = await list.getByRole('option').count();
  for (let i = 1; i < count; i++) await page.keyboard.press('ArrowUp');
  for (let i = 0; i < index; i++) await page.keyboard.press('ArrowDown');
}

/** From now on writes down all that live regions say; the answer reads what was said so far. */
export async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const said = await page.evaluateHandle(() => {
    const heard: string[] = [];
    const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output';
    const hear = (text: string | null | undefined) => {
      if (text?.trim()) heard.push(text.trim());
    };
    new MutationObserver((changes) => {
      const whole = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        // A region that is not atomic is read by what is added to it.
        if (region?.getAttribute('aria-atomic') === 'false') for (const node of addedNodes) hear(node.textContent);
        else if (region) whole.add(region);
      }
      for (const region of whole) hear(region.textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    return heard;
  });
  return () => said.evaluate((heard) => [...heard]);
}

/** A whole sentence: words, and a mark at its end. */
export const sentence = /^.{4,}[.!?。！？]$/su;
