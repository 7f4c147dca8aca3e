import { coreIf, expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

for (const { path, title, other } of [
  { path: '', title: 'Close codes', other: '日本語' },
  { path: 'ja/', title: 'Close codes', other: 'English' },
]) {
  test(`the first Tab on /${path} offers to skip to the content`, coreIf(path === ''), async ({ page }) => {
    await page.goto(path);
    await expect(page).toHaveTitle(new RegExp(title));
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: path ? '本文へ移動' : 'Skip to the content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
  });

  test(
    `/${path} leads to the same page in the other language, and the fragment goes along`,
    coreIf(path === 'ja/'),
    async ({ page }) => {
      await page.goto(`${path}#run=1`);
      await page.getByRole('link', { name: other, exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', path ? 'en' : 'ja');
      await expect(page).toHaveURL(/#run=1$/);
    },
  );
}

for (const path of ['1001-vs-1006/', 'simulator/', 'ja/1001-vs-1006/', 'ja/simulator/'])
  test(`by keyboard the cable of /${path} is a few stops away, past the header and the introduction`, async ({
    page,
  }) => {
    const { skipToPicture } = await wordsIn(path.startsWith('ja/') ? 'ja' : 'en', 'shell');
    const { acts } = await wordsIn(path.startsWith('ja/') ? 'ja' : 'en', 'connection-timeline');
    await page.goto(path);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: skipToPicture });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#picture$/);
    const figure = page.locator('.timeline-figure');
    await expect(figure).toBeInViewport();
    const pull = figure.getByRole('button', { name: acts.cable }).first();
    for (let stops = 1; stops <= 5; stops++) {
      await page.keyboard.press('Tab');
      await expect(figure.locator(':focus')).toHaveCount(1);
      if (await pull.evaluate((button) => button === document.activeElement)) break;
    }
    await expect(pull).toBeFocused();
  });

for (const path of ['', 'ja/'])
  test(`the header of /${path} is one row at every width`, async ({ page }) => {
    await page.goto(path);
    for (const width of [320, 360, 390, 701, 1024, 1179, 1280, 1360, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const height = await page.getByRole('banner').evaluate((header) => header.getBoundingClientRect().height);
      expect(height, `${width} px`).toBeLessThanOrEqual(60);
    }
  });

test('the theme follows the system until the reader chooses, and the choice stays', { tag: '@core' }, async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = 'rgb(18, 20, 25)';
  const light = 'rgb(251, 250, 246)';
  expect(await paper()).toBe(dark);
  await page.getByRole('button', { name: /^Theme: system/ }).click();
  expect(await paper()).toBe(light);
  await page.reload();
  expect(await paper()).toBe(light);
  await page.getByRole('button', { name: /^Theme: light/ }).click();
  expect(await paper()).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.getByRole('button', { name: /^Theme: dark/ }).click();
  expect(await paper()).toBe(light);
});

test('on a phone the header has a menu, which needs no script of ours', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('1006/');
  const menu = page.getByRole('navigation', { name: 'Main' });
  await expect(menu).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(menu.getByRole('link', { name: 'Simulator' })).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await menu.getByRole('link', { name: 'Simulator' }).click();
  await expect(page).toHaveURL(/\/simulator\/$/);
});
