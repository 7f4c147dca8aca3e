import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { type Budget, budgets } from '../support/budgets.ts';
import { builtPages } from '../support/built-site.ts';
import { expectNoOverflow, settle } from '../support/inspect.ts';
import { expectPrintsWhole, expectReadingOrder } from '../support/read.ts';
import { expect, test } from '../support/test.ts';
import { weigh } from '../support/weight.ts';

/**
 * One visit for all that is promised of every page. `npm test` visits one page of each template in each language (the
 * tag) and judges the colours of one element of each kind; `npm run test:pages` all pages, and of each template the colours
 * of every element. 404.html answers with status 404, which the browser logs: tests/e2e reads it.
 */
for (const { path, english, lang } of builtPages().filter(({ file }) => file !== '404.html')) {
  const budget = budgets[english];
  const is = 'is quiet, accessible in both themes, fits every width, reads in order and prints whole';
  test(`/${path} ${budget ? 'keeps its budget, ' : ''}${is}`, { tag: budget ? '@template' : [] }, async ({ page }) => {
    // The page of one language is weighed on a wide screen, that of the others on a phone.
    await page.setViewportSize(path === english ? { width: 1280, height: 800 } : { width: 390, height: 844 });
    if (budget) await expectBudget(page, path, budget);
    else expect((await page.goto(path))?.status()).toBe(200);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await settle(page);
    const everyElement = budget && test.info().project.name === 'pages';
    await expectAccessible(page, 'html', everyElement ? 'of every element' : 'of one of each kind');
    await expectNoOverflow(page);
    await expectReadingOrder(page);
    await expectPrintsWhole(page);
  });
}

/** Keeps its bytes, paints without waiting for more than its document, and nothing moves while it arrives. */
async function expectBudget(page: Page, path: string, budget: Budget): Promise<void> {
  const { status, bytes, total, urls, blocking, shift, moved } = await weigh(page, path);
  expect(status).toBe(200);
  expect(bytes.document + bytes.style, 'document and styles').toBeLessThanOrEqual(budget.document);
  expect(bytes.script, 'script').toBeLessThanOrEqual(budget.script);
  expect(total, urls.join(' ')).toBeLessThanOrEqual(budget.total);
  expect(urls.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  expect(blocking).toEqual([]);
  // A large document arrives in parts: what one part moves by a pixel or two nobody sees.
  expect(shift, moved.join('; ')).toBeLessThan(0.001);
}
