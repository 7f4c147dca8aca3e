import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';

test('? lists the keys, and each does what it says', async ({ page }) => {
  await page.goto('1001-vs-1006/#the-answer');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toBeVisible();
  await expect(list).toContainText('Play or pause');
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: null });
  await page.keyboard.press('?');
  await expect(list).toBeHidden();
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeHidden();
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/\/ja\/1001-vs-1006\/#the-answer$/);
  await page.waitForLoadState();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'キーボードショートカット' })).toBeVisible();
});

test('whoever types keeps every key', { tag: '@core' }, async ({ page }) => {
  await page.goto('./');
  const field = page.getByRole('main').getByRole('textbox').or(page.getByRole('main').getByRole('searchbox')).first();
  await field.click();
  await page.keyboard.type('t?/l');
  await expect(field).toHaveValue('t?/l');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).not.toHaveURL(/\/ja\//);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
});

test('single keys can be turned off, and the list is still a click away', async ({ page }) => {
  await page.goto('1006/');
  const opener = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await opener.click();
  await page.getByRole('checkbox').uncheck();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(opener).toBeFocused();
  await page.reload();
  await page.keyboard.press('t');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
  await opener.click();
  await page.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
