import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** How many sheets the page takes on the paper of each part of the world: at least one, at most these. */
export async function expectSheets(page: Page, most: number): Promise<void> {
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets, format).toBeGreaterThan(0);
    expect(sheets, format).toBeLessThanOrEqual(most);
  }
}
