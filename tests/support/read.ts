import { expect, type Page } from '@playwright/test';

/** Width of the text area of an A4 page with margins of 1 cm, in CSS px. */
const paperWidth = 718;

/** What people read, as opposed to what they operate: print leaves the second out. */
const operated = 'nav, button, form, select, label, input, output, dialog, [role="tooltip"], [data-screen-only], svg';

/** The texts of `main` that can be seen now, and what keeps one from being read on paper. */
function readText(page: Page) {
  return page.evaluate((ignored) => {
    const texts: string[] = [];
    const pale: string[] = [];
    const clipped: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    const contrastWithWhite = (colour: string): number => {
      const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      const part = (value: number, weight: number) => weight * linear((value * alpha) / 255 + (1 - alpha));
      return 1.05 / (part(r, 0.2126) + part(g, 0.7152) + part(b, 0.0722) + 0.05);
    };
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      const element = node.parentElement!;
      if (text === '' || element.closest(ignored)) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      // What is only for screen readers is a pixel wide, or clipped away.
      if (box.width <= 1 || box.height <= 1 || element.closest('.visually-hidden')) continue;
      texts.push(text);
      const style = getComputedStyle(element);
      if (style.printColorAdjust !== 'exact' && contrastWithWhite(style.color) < 3) pale.push(text);
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX === 'visible') continue;
        const edges = at.getBoundingClientRect();
        if (box.right > edges.right + 1 || box.left < edges.left - 1) clipped.push(text);
      }
    }
    return { texts, pale, clipped };
  }, operated);
}

/** On paper there is every text that the screen shows, none too pale for white paper, none cut off. */
export async function expectPrintsWhole(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  const screen = await readText(page);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paperWidth, height: 1_000 });
  const paper = await readText(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.emulateMedia({ media: 'screen' });
  const printed = new Set(paper.texts);
  expect(
    screen.texts.filter((text) => !printed.has(text)),
    'text that the paper lacks',
  ).toEqual([]);
  expect(paper.pale, 'text too pale for white paper').toEqual([]);
  expect(paper.clipped, 'text cut off on paper').toEqual([]);
  expect(wide, 'wider than the paper').toBeLessThanOrEqual(0);
}

/** Blocks follow each other in the document as the eye meets them: downward, or to the right, never back. */
export async function expectReadingOrder(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const backward = await page.evaluate(() => {
      const blocks = 'h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, pre, summary, caption';
      const shown = [...document.querySelectorAll<HTMLElement>(`main :is(${blocks})`)].filter(
        (block) =>
          block.checkVisibility({ visibilityProperty: true }) &&
          !block.closest('.visually-hidden, svg, [role="tooltip"]') &&
          block.offsetWidth > 1 &&
          block.textContent?.trim() !== '',
      );
      const wrong: string[] = [];
      shown.slice(1).forEach((block, n) => {
        const before = shown[n]!;
        if (before.contains(block)) return;
        const [a, b] = [before.getBoundingClientRect(), block.getBoundingClientRect()];
        const above = b.bottom <= a.top + 1 && b.left < a.right - 1;
        const left = b.right <= a.left + 1 && b.top < a.bottom - 1;
        if (above || left)
          wrong.push(`“${before.innerText.slice(0, 30)}” comes before “${block.innerText.slice(0, 30)}”`);
      });
      return wrong;
    });
    expect(backward, `reading order at ${width} px`).toEqual([]);
  }
}
