import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

/** How many sheets the page takes on the paper of each part of the world. */
async function expectSheets(page: Page, most: number): Promise<void> {
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets, format).toBeGreaterThan(0);
    expect(sheets, format).toBeLessThanOrEqual(most);
  }
}

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
