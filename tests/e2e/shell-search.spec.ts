import { expect, test } from '../support/test.ts';

test('the slash key opens the search, which finds a code, opens its page with Enter and costs nothing before', {
  tag: '@core',
}, async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('1001-vs-1006/');
  await expect(page.getByRole('button', { name: 'Search a code or symptom' })).toBeVisible();
  expect(fetched.filter((url) => url.includes('pagefind'))).toEqual([]);
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('searchbox');
  await expect(field).toBeFocused();
  await field.fill('1006');
  await expect(dialog.getByRole('link').first()).toContainText('Abnormal Closure');
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /\/1006\/$/);
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
});

test('Escape closes the search and gives the focus back', async ({ page }) => {
  await page.goto('1001-vs-1006/');
  const button = page.getByRole('button', { name: 'Search a code or symptom' });
  await button.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});

for (const [path, queries] of [
  ['', ['going away', 'heartbeat']],
  ['ja/', ['切断', '再接続', 'ハートビート', 'going away']],
] as const) {
  test(`the search on /${path} finds ${queries.join(', ')}`, async ({ page }) => {
    await page.goto(`${path}1001-vs-1006/`);
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog');
    for (const query of queries) {
      await dialog.getByRole('searchbox').fill('');
      await expect(dialog.locator('mark')).toHaveCount(0);
      await dialog.getByRole('searchbox').fill(query);
      await expect(dialog.locator('mark').first(), query).toBeVisible();
      const target = await dialog.getByRole('link').first().getAttribute('href');
      expect(target, query).toMatch(path ? /\/ja\// : /^(?!.*\/ja\/)/);
    }
  });
}

test('a word that is nowhere is answered in words, as is a code without a page', { tag: '@core' }, async ({ page }) => {
  await page.goto('ja/1001-vs-1006/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: '検索' });
  await dialog.getByRole('searchbox').fill('qqqqxyz');
  await expect(dialog.getByRole('status')).toHaveText('「qqqqxyz」は見つかりませんでした。');
  await dialog.getByRole('searchbox').fill('４３２１');
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /\/ja\/4000-4999\/$/);
});

test('pasted markup stays text', async ({ page }) => {
  await page.goto('1001-vs-1006/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('<img src=x onerror=alert(1)> zzzz');
  await expect(dialog.getByRole('status')).not.toHaveText('');
  await expect(dialog.locator('img')).toHaveCount(0);
});

for (const path of ['', 'ja/', 'guides/heartbeats/'])
  test(`an address with a query opens the search with it: /${path}?q=`, async ({ page }) => {
    await page.goto(`${path}?q=going+away`);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('searchbox')).toHaveValue('going away');
    await expect(dialog.locator('mark').first()).toBeVisible();
  });

test('a query in an address is text, and bounded', async ({ page }) => {
  const hostile = '<img src=x onerror="document.title=1">';
  await page.goto(`?q=${encodeURIComponent(hostile.padEnd(2_000, ' x'))}`);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toHaveValue(/^<img src=x onerror="document\.title=1"> x/);
  expect((await dialog.getByRole('searchbox').inputValue()).length).toBeLessThanOrEqual(500);
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await expect(dialog.locator('img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('1');
});

test('an address without a query opens nothing', async ({ page }) => {
  await page.goto('?q=');
  await expect(page.getByRole('button', { name: 'Search a code or symptom' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
