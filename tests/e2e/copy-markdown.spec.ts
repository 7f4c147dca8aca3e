import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { href } from '../../src/i18n/href.ts';
import { languages } from '../../src/i18n/languages.ts';
import { dist } from '../support/built-site.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

for (const lang of languages) {
  const path = href(lang, '/', '/').slice(1);

  for (const page of ['1006', 'guides/tls', 'diagnose'])
    test(`the Markdown of /${path}${page}/ is copied from the keyboard, and the button says so`, async ({
      page: tab,
      context,
    }) => {
      const { markdown } = await wordsIn(lang, 'shell');
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await tab.goto(`${path}${page}/`);
      const button = tab.getByRole('button', { name: markdown.copy });
      await button.focus();
      await tab.keyboard.press('Enter');
      const done = tab.getByRole('button', { name: markdown.copied });
      await expect(done).toBeFocused();
      await expect(done).toHaveAttribute('aria-live', 'polite');
      expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(
        readFileSync(join(dist, `${path}${page}.md`), 'utf8'),
      );
    });

  test(`where the clipboard is refused, /${path}1006/ leads to the Markdown`, async ({ page }) => {
    const { markdown } = await wordsIn(lang, 'shell');
    await page.addInitScript(() => {
      Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('denied')) });
    });
    await page.goto(`${path}1006/`);
    const button = page.getByRole('button', { name: markdown.copy });
    await button.click();
    const refused = page.getByRole('button', { name: markdown.refused });
    await expect(refused).toBeVisible();
    await refused.click();
    const link = page.getByRole('link', { name: markdown.open });
    await expect(link).toHaveCount(1);
    await expect(link).toHaveAttribute('href', new RegExp(`/${path}1006\\.md$`));
  });
}

test('the fix for a linked incident is copied for an assistant, without the reason of the link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('1006/#after=60&clean=false&reason=s3cret&via=nginx');
  const { brief, copied } = await wordsIn('en', 'diagnose/page');
  await page.getByRole('button', { name: brief.copy }).press('Enter');
  await expect(page.getByRole('button', { name: copied })).toBeFocused();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/nginx/);
  expect(text).toContain(brief.rules[0]);
  expect(text).not.toContain('s3cret');
});

for (const first of ['as it comes', 'after the buttons of its code'] as const)
  test(`each fix in the list of all causes is copied for an assistant: offered ${first}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { brief, copied } = await wordsIn('en', 'diagnose/page');
    const entry = page.locator('details#silent-drop');
    if (first === 'after the buttons of its code')
      await page.route(/offer-brief/, async (route) => {
        await expect(entry.locator('pre').locator('..').getByRole('button').first()).toBeVisible();
        await route.continue();
      });
    await page.goto('diagnose/');
    await entry.locator('summary').press('Enter');
    const button = entry.getByRole('button', { name: brief.copy });
    await button.press('Enter');
    await expect(entry.getByRole('button').last()).toHaveText(copied);
    await expect(entry.getByRole('button').last()).toBeFocused();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^# A device on the path dropped the connection silently/,
    );
  });

test.describe('a page without a twin', () => {
  test.use({ expectedMessages: [/404/] });
  test('offers none', async ({ page }) => {
    await page.goto('nowhere/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: (await wordsIn('en', 'shell')).markdown.copy })).toHaveCount(0);
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('there is no button that does nothing', async ({ page }) => {
    await page.goto('1006/');
    await expect(page.getByRole('contentinfo')).toBeVisible();
    await expect(page.getByRole('button', { name: (await wordsIn('en', 'shell')).markdown.copy })).toHaveCount(0);
  });
});
