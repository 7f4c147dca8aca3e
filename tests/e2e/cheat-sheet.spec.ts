import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expectSheets } from '../support/sheets.ts';
import { expect, test } from '../support/test.ts';

for (const path of ['onboarding/summary/', 'ja/onboarding/summary/'])
  test(`/${path} prints on one sheet, both sides, A4 or Letter`, async ({ page }) => {
    await page.goto(`./${path}`);
    await expectSheets(page, 2);
  });

for (const path of ['onboarding/cheat-sheet/', 'ja/onboarding/cheat-sheet/'])
  test(`/${path} prints on one page of A4 or Letter, names every registered code up to 1015 and fits a phone`, async ({
    page,
  }) => {
    await page.goto(`./${path}`);
    await expectSheets(page, 1);
    await page.setViewportSize({ width: 320, height: 800 });
    for (const code of [1000, 1001, 1005, 1006, 1011, 1015]) {
      await expect(page.getByRole('rowheader', { name: String(code) })).toBeVisible();
    }
    await expectNoSidewaysScroll(page);
  });

for (const [path, print] of [
  ['onboarding/cheat-sheet/', /^Print/],
  ['ja/onboarding/cheat-sheet/', /^印刷/],
] as const)
  test(`/${path} is printed by its button, and says on paper where it is from`, async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
    await page.goto(`./${path}`);
    await page.getByRole('button', { name: print }).click();
    await expect(page.locator('html[data-printed]')).toHaveCount(1);
    const address = page.getByText(new RegExp(`${path}$`)).last();
    await expect(address).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(address).toBeVisible();
  });
