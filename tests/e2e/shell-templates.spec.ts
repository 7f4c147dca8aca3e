import { budgets } from '../support/budgets.ts';
import { expect, test } from '../support/test.ts';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('one page of each template has its heading, text and links', async ({ page }) => {
    for (const path of Object.keys(budgets).filter((one) => !one.startsWith('embed/'))) {
      await test.step(`/${path}`, async () => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(200);
        await expect(page.getByRole('contentinfo').getByRole('link').first()).toBeVisible();
      });
    }
  });
});

test('print shows the text and leaves out what only a screen can do', async ({ page }) => {
  await page.goto('1001-vs-1006/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Search a code or symptom' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
});

test('forced colours keep every control visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('');
  await expect(page.getByRole('button', { name: 'Search a code or symptom' })).toBeVisible();
  await expect(page.getByText('still OPEN').first()).toBeVisible();
});
