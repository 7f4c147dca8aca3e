import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const widths = [320, 390, 768, 1280, 1920] as const;
export const themes = ['light', 'dark'] as const;

/** Loads every image and picture and waits until the islands of the page have taken over. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const waiting = () =>
    page.evaluate(() => {
      const islands = [...document.querySelectorAll('astro-island[ssr]')];
      return islands.filter((island) => !['visible', 'media'].includes(island.getAttribute('client') ?? '')).length;
    });
  await expect.poll(waiting).toBe(0);
}

/** Every width the site promises, with nothing that scrolls the page sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `overflow at ${width} px`).toBeLessThanOrEqual(0);
  }
}

/** No violation that axe finds, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(told, `axe, ${colorScheme}`).toEqual([]);
  }
}
