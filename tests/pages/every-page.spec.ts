import type { Page } from '@playwright/test';
import { languages } from '../../src/i18n/languages.ts';
import { type Colours, expectAccessible } from '../support/accessible.ts';
import { type Budget, budgets } from '../support/budgets.ts';
import { builtPages } from '../support/built-site.ts';
import { expectNoOverflow, settle } from '../support/inspect.ts';
import { expectPrintsWhole, expectReadingOrder } from '../support/read.ts';
import { expect, test } from '../support/test.ts';
import { weigh } from '../support/weight.ts';

/**
 * One visit for all that is promised of every page. `npm test` visits one page of each template, by turns in one of the
 * languages; `npm run test:e2e` in all of them; `npm run test:pages` every page. They judge the colours of one element of
 * each kind, `npm run test:colours` of every element of a template. 404.html answers with status 404, which the browser
 * logs: tests/e2e reads it.
 */
const all = builtPages().filter(({ file }) => file !== '404.html');
const promises = 'is quiet, accessible in both themes, fits every width, reads in order and prints whole';

const templates = Object.keys(budgets);
for (const { path, english, lang } of all) {
  const budget = budgets[english];
  if (!budget) continue;
  const turn = languages[templates.indexOf(english) % languages.length];
  const tag = lang === turn ? ['@template', '@core'] : ['@template'];
  test(`/${path} keeps its budget, ${promises}`, { tag }, async ({ page }) => {
    // The page of one language is weighed on a wide screen, that of the others on a phone.
    await page.setViewportSize(path === english ? { width: 1280, height: 800 } : { width: 390, height: 844 });
    await expectBudget(page, path, budget);
    const colours = test.info().project.name === 'colours' ? 'of every element' : 'of one of each kind';
    await expectPromises(page, lang, colours);
  });
}

// One window reads a number of them: to open one takes longer than the visit.
const others = all.filter(({ english }) => !budgets[english]);
const perWindow = 8;
for (let at = 0; at < others.length; at += perWindow) {
  const some = others.slice(at, at + perWindow);
  test(`each ${promises}: ${some.map(({ path }) => `/${path}`).join(' ')}`, async ({ page }) => {
    for (const { path, lang } of some)
      await test.step(`/${path}`, async () => {
        expect((await page.goto(path))?.status()).toBe(200);
        await expectPromises(page, lang, 'of one of each kind');
      });
  });
}

async function expectPromises(page: Page, lang: string, colours: Colours): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await settle(page);
  await expectAccessible(page, 'html', colours);
  await expectNoOverflow(page);
  await expectReadingOrder(page);
  await expectPrintsWhole(page);
}

/** Keeps its bytes, paints without waiting for more than its document, and nothing moves while it arrives. */
async function expectBudget(page: Page, path: string, budget: Budget): Promise<void> {
  const { status, bytes, total, urls, blocking, shift, moved, seen } = await weigh(page, path);
  expect(status).toBe(200);
  expect(bytes.document + bytes.style, 'document and styles').toBeLessThanOrEqual(budget.document);
  expect(bytes.script, `script; signs of a reader: ${seen.join(', ') || 'none'}`).toBeLessThanOrEqual(budget.script);
  expect(total, urls.join(' ')).toBeLessThanOrEqual(budget.total);
  expect(urls.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  expect(blocking).toEqual([]);
  // A large document arrives in parts: what one part moves by a pixel or two nobody sees.
  expect(shift, moved.join('; ')).toBeLessThan(0.001);
}
