import { expect, test } from '../support/test.ts';

test('a reader types a code on the start page and Enter opens its page', async ({ page }) => {
  await page.goto('');
  const field = page.getByRole('searchbox', { name: 'Close code or error text' });
  await field.fill('1006');
  await expect(page.getByRole('search').locator('xpath=..').getByRole('link').first()).toContainText(
    'Abnormal Closure',
  );
  await field.press('Enter');
  await expect(page).toHaveURL(/\/1006\/$/);
});

test('a pasted error text finds the code in it', async ({ page }) => {
  await page.goto('ja/');
  const field = page.getByRole('searchbox', { name: 'クローズコードまたはエラー文' });
  await field.fill('Disconnected: close code 1011 after 4200 ms');
  await expect(page.getByRole('link', { name: /1011.*Internal Error/ })).toBeVisible();
});

test('Play moves both endings, and the picture is whole again afterwards', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Play both' }).click();
  const running = () => page.evaluate(() => document.getAnimations().length);
  await expect.poll(running).toBeGreaterThan(1);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect.poll(running).toBe(0);
  await expect(page.getByText('7 min 30 s', { exact: true })).toBeVisible();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the endings stand still and nothing offers to move them', async ({ page }) => {
    await page.goto('');
    await expect(page.getByText('7 min 30 s', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play both' })).toBeHidden();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the start page shows both endings and leads on, with no button that does nothing', async ({ page }) => {
    await page.goto('');
    await expect(page.getByText('7 min 30 s', { exact: true })).toBeVisible();
    await expect(page.getByRole('button')).toHaveText(['Look up']);
    await page.getByRole('searchbox').fill('1006');
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page).toHaveURL(/\/codes\/\?q=1006$/);
  });
});

test('the start page loads no framework', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto('', { waitUntil: 'networkidle' });
  expect(scripts.filter((url) => /preact|client|hooks/.test(url))).toEqual([]);
});
