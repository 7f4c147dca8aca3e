import { expect, type Page } from '@playwright/test';
import { finishAnimations } from './inspect.ts';

/** Width of the text area of an A4 page with margins of 1 cm, in CSS px. */
const paperWidth = 718;

type Read = {
  readonly texts: readonly string[];
  /** Heads of tables whose cells carry them as labels where the head has no room. */
  readonly labels: readonly string[];
  readonly pale: readonly string[];
  readonly clipped: readonly string[];
};

/** The texts of `main` that can be seen now and are there to be read, and what keeps one from being read on paper. */
function readText(page: Page): Promise<Read> {
  return page.evaluate(() => {
    const operated = 'nav, button, form, select, label, input, output, dialog, [role="tooltip"], svg, .visually-hidden';
    const main = document.querySelector('main') ?? document.body;
    const texts: string[] = [];
    const pale: string[] = [];
    const clipped: string[] = [];
    const contrastWithWhite = (colour: string): number => {
      const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      const part = (value: number, weight: number) => weight * linear((value * alpha) / 255 + (1 - alpha));
      return 1.05 / (part(r, 0.2126) + part(g, 0.7152) + part(b, 0.0722) + 0.05);
    };
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      const element = node.parentElement!;
      if (text === '' || element.closest(operated)) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) continue;
      texts.push(text);
      const style = getComputedStyle(element);
      if (style.printColorAdjust !== 'exact' && contrastWithWhite(style.color) < 3) pale.push(text);
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX === 'visible') continue;
        const edges = at.getBoundingClientRect();
        if (box.right > edges.right + 1 || box.left < edges.left - 1) clipped.push(text);
      }
    }
    // A head may be cut into phrases, each a text of its own.
    const labels = [...main.querySelectorAll('table:has([data-label], [data-l]) thead th')].flatMap((head) =>
      [...head.childNodes].map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
    return { texts, labels, pale, clipped };
  });
}

/** Which of these texts stand in something that paper leaves out because it is there to be operated. */
function partOfControls(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const short = 80;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (!wanted.includes(text) || text.length > short) continue;
      let left: Element | null = node.parentElement;
      while (left && getComputedStyle(left).display !== 'none') left = left.parentElement;
      if (left?.matches('a, label') || left?.querySelector('a, button, input, select, summary')) found.add(text);
    }
    return [...found];
  }, texts);
}

/** On paper there is every text that the screen shows, none too pale for white paper, none cut off. */
export async function expectPrintsWhole(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  const screen = await readText(page);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paperWidth, height: 1_000 });
  const paper = await readText(page);
  const printed = new Set([...paper.texts, ...paper.labels]);
  const missing = screen.texts.filter((text) => !printed.has(text));
  const operated = new Set(missing.length > 0 ? await partOfControls(page, missing) : []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.emulateMedia({ media: 'screen' });
  expect(
    missing.filter((text) => !operated.has(text)),
    'text that the paper lacks',
  ).toEqual([]);
  expect(paper.pale, 'text too pale for white paper').toEqual([]);
  expect(paper.clipped, 'text cut off on paper').toEqual([]);
  expect(wide, 'wider than the paper').toBeLessThanOrEqual(0);
}

/**
 * Blocks follow each other in the document as the eye meets them: downward, or to the right, never back. Cells of one
 * row are told apart by the table, wherever a narrow screen puts them. What is hidden from those who hear the page, such
 * as the bar at the thumb that repeats the head, has no place in its order.
 */
export async function expectReadingOrder(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await finishAnimations(page);
    const backward = await page.evaluate(() => {
      const blocks = 'h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, pre, summary, caption';
      const shown = [...document.querySelectorAll<HTMLElement>(`main :is(${blocks})`)].filter(
        (block) =>
          block.checkVisibility({ visibilityProperty: true }) &&
          !block.closest('.visually-hidden, svg, [role="tooltip"], [aria-hidden="true"]') &&
          getComputedStyle(block.closest('thead') ?? block).clipPath === 'none' &&
          block.offsetWidth > 1 &&
          block.textContent?.trim() !== '',
      );
      const wrong: string[] = [];
      shown.slice(1).forEach((block, n) => {
        const before = shown[n]!;
        const row = block.closest('tr');
        if (before.contains(block) || (row && row === before.closest('tr'))) return;
        const [a, b] = [before.getBoundingClientRect(), block.getBoundingClientRect()];
        const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const sideBySide = overlap > Math.min(a.height, b.height) / 2;
        const above = b.bottom <= a.top + 1 && b.left < a.right - 1;
        const left = b.right <= a.left + 1 && sideBySide;
        const told = (one: HTMLElement) => one.innerText.replace(/\s+/g, ' ').slice(0, 30);
        if (above || left) wrong.push(`“${told(before)}” comes before “${told(block)}”`);
      });
      return wrong;
    });
    expect(backward, `reading order at ${width} px`).toEqual([]);
  }
}
