import { expect, test } from '../support/test.ts';

test('the builder makes a snippet that shows what it promises', async ({ page }) => {
  await page.goto('embedding/');
  await page.getByRole('combobox', { name: /^Widget/ }).selectOption('code');
  await page.getByRole('combobox', { name: /^Close code/ }).selectOption('1011');
  await page.getByRole('combobox', { name: /^Theme/ }).selectOption('dark');
  await expect(page.locator('#embed-snippet')).toContainText('/embed/code/1011/#theme=dark');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('1011');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('an embed says how tall it is, and the page around it follows', async ({ page }) => {
  await page.goto('embedding/');
  await page.getByRole('combobox', { name: /^Widget/ }).selectOption('code');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect
    .poll(() => page.locator('iframe').evaluate((frame: HTMLIFrameElement) => Number(frame.height)))
    .toBeGreaterThan(200);
  const inner = await page
    .frameLocator('iframe')
    .locator('body')
    .evaluate((body) => body.getBoundingClientRect().height);
  await expect
    .poll(() => page.locator('iframe').evaluate((frame: HTMLIFrameElement) => Number(frame.height)))
    .toBe(Math.ceil(inner));
});

test('the fragment chooses the language of an embed', async ({ page }) => {
  await page.goto('embed/code/1006/#lang=ja');
  await expect(page).toHaveURL(/\/ja\/embed\/code\/1006\/#lang=ja$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

test('hostile fragments leave an embed as it is', async ({ page }) => {
  for (const hash of [
    '#lang=javascript:alert(1)',
    '#theme="><img>',
    `#run=${'%ff'.repeat(900)}`,
    '#lang=ja'.repeat(400),
  ]) {
    await page.goto(`embed/code/1006/${hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1006');
  }
});

test('a foreign message moves nothing', async ({ page }) => {
  await page.goto('embedding/');
  const before = await page.locator('iframe').getAttribute('height');
  await page.evaluate(() => window.postMessage({ source: 'close-codes', height: 9 }, '*'));
  await page.evaluate(() => window.postMessage('not an object', '*'));
  await expect(page.locator('iframe')).not.toHaveAttribute('height', '9');
  expect(before).not.toBe('9');
});
