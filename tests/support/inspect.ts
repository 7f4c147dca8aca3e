import { expect, type Page } from '@playwright/test';

export const widths = [320, 390, 768, 1280, 1920] as const;
export const themes = ['light', 'dark'] as const;

/** Waits until the fonts are there. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
}

/** Brings everything that runs by time to its end: far parts of a page, which are laid out after the first seconds, too. */
export async function finishAnimations(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  });
}

/** By how many pixels the page is wider than the window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing scrolls the page sideways at this width. */
export async function expectNoSidewaysScroll(page: Page, told = 'scrolls sideways'): Promise<void> {
  expect(await sidewaysScroll(page), told).toBeLessThanOrEqual(0);
}

/** Every width the site promises, with nothing that scrolls the page sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page, `scrolls sideways at ${width} px`);
  }
}
