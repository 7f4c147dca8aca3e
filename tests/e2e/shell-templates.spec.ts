import { expectAccessible, expectNoOverflow, settle } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

/** One page of each template; `npm run test:pages` visits them all. */
const templates = ['', '1001-vs-1006/', '1006/', 'evidence/', 'diagnose/', 'guides/proxies/'];

for (const template of templates) {
  for (const path of [template, `ja/${template}`]) {
    test(`/${path} is quiet, accessible in both themes and fits every width`, async ({ page }) => {
      await page.goto(path);
      await settle(page);
      await expectAccessible(page);
      await expectNoOverflow(page);
    });
  }
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const template of templates) {
    test(`/${template} has its heading, text and links without script`, async ({ page }) => {
      await page.goto(template);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(200);
      await expect(page.getByRole('contentinfo').getByRole('link').first()).toBeVisible();
    });
  }
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
