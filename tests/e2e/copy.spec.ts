import type { Page } from '@playwright/test';
import { listen } from '../support/accessibility.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

/** The buttons come to whoever is there, with the first block of code that is in sight. */
async function showCode(page: Page): Promise<void> {
  await page.locator('main pre > code').first().scrollIntoViewIfNeeded();
  await page.keyboard.press('Shift');
}

for (const [lang, paths] of [
  ['en', ['guides/reconnecting/', '1001/', 'link-here/', '1000-vs-1001/']],
  ['ja', ['ja/guides/reconnecting/', 'ja/1001/', 'ja/link-here/', 'ja/1000-vs-1001/']],
] as const)
  test(`every block of code has one button that copies it (${lang})`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { code: words } = await wordsIn(lang, 'shell');
    for (const path of paths) {
      await page.goto(path);
      const blocks = page.locator('main :not(.has-copy) > pre > code');
      const buttons = page.locator('main').getByRole('button', { includeHidden: true, name: words.copy, exact: true });
      await showCode(page);
      await expect(buttons.first()).toBeVisible();
      // Folded code has its button as well; the tool on the page of links has one of its own.
      const own = await page.locator('main .builder .copy').count();
      await expect(buttons).toHaveCount((await blocks.count()) + own);
      const first = page.locator('main :is(.copy-block, .copy-heading) > .button').first();
      await first.click();
      await expect(first).toHaveText(words.copied);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied, path).toBe(await blocks.first().textContent());
    }
  });

test('the answer to a link from an error has one button for each of its blocks, too', async ({ page }) => {
  const { code: words } = await wordsIn('en', 'shell');
  await page.goto('1006/#after=60.2&clean=false&lib=ws@8');
  const answers = page.locator('main .incident-code');
  await expect(answers.first()).toBeVisible();
  await showCode(page);
  // The buttons of the page's own blocks have come by then, and any second one of the answer with them.
  await expect(page.locator('main .copy-block, main .copy-heading')).not.toHaveCount(0);
  for (const answer of await answers.all())
    await expect(answer.getByRole('button', { includeHidden: true, name: words.copy, exact: true })).toHaveCount(1);
});

test('where the clipboard is refused the code is selected, and the button says so aloud', async ({ page }) => {
  const { code: words } = await wordsIn('en', 'shell');
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await page.goto('guides/reconnecting/');
  await showCode(page);
  const block = page.locator('main pre:has(> code)').first();
  const heard = await listen(page);
  // By keyboard alone.
  await block.getByRole('button', { name: words.copy }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await heard()).join()).toContain(words.selected);
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(
    (await block.locator('code').textContent())?.trim(),
  );
  await page.keyboard.press('Tab');
  await expect(block.getByRole('button')).toHaveText(words.copy);
});

test('a recipe can be downloaded as the file that it is', async ({ page }) => {
  await page.goto('recipes/proxies/nginx-conf/');
  const { recipes } = await wordsIn('en', 'guides');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: recipes.download }).click();
  expect((await downloading).suggestedFilename()).toBe('nginx.conf');
});

test('the policy can be taken home as one file', async ({ page }) => {
  await page.goto('backoff/');
  const { home } = await wordsIn('en', 'backoff');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: home.download }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('reconnecting-websocket.ts');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text).toContain('class ReconnectingWebSocket');
  expect(text).not.toMatch(/from '\.\//);
});

test('snippets name the site that they were copied from, wherever it was built for', async ({ page }) => {
  for (const path of ['', 'link-here/', 'embedding/']) {
    await page.goto(path);
    const { host } = new URL(page.url());
    await expect(page.locator('main')).toContainText(host);
    const other = await page
      .locator('main')
      .evaluate(
        (main, own) =>
          [...(main.textContent ?? '').matchAll(/localhost:\d+/g)]
            .map(([found]) => found)
            .filter((found) => found !== own),
        host,
      );
    expect(other, path).toEqual([]);
  }
});
