import { expect, test } from '../support/test.ts';

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const path of ['onboarding/summary/', 'ja/onboarding/summary/']) {
  test(`/${path} prints on one sheet, both sides, A4 or Letter`, async ({ page }) => {
    await page.goto(`./${path}`);
    for (const format of ['A4', 'Letter'] as const)
      expect(pagesOf(await page.pdf({ format, preferCSSPageSize: false }))).toBeLessThanOrEqual(2);
  });
}

for (const path of ['onboarding/cheat-sheet/', 'ja/onboarding/cheat-sheet/']) {
  test.describe(`/${path}`, () => {
    for (const format of ['A4', 'Letter'] as const) {
      test(`prints on one page of ${format}`, async ({ page }) => {
        await page.goto(`./${path}`);
        expect(pagesOf(await page.pdf({ format, preferCSSPageSize: false }))).toBe(1);
      });
    }

    test('names every registered code up to 1015 and fits a phone', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(`./${path}`);
      for (const code of [1000, 1001, 1005, 1006, 1011, 1015]) {
        await expect(page.getByRole('rowheader', { name: String(code) })).toBeVisible();
      }
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
    });
  });
}
