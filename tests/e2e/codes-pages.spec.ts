import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { closeCodes } from '../../src/core/protocol/close-codes.ts';
import { FIRST_WINDOW_BYTES } from '../support/first-window.ts';
import { expect, test } from '../support/test.ts';

const codes = closeCodes.map(({ code }) => code);

for (const lang of ['', 'ja/']) {
  test(`each code page under /${lang} arrives in the first window and runs no framework`, async ({ request }) => {
    for (const code of codes) {
      const html = await (await request.get(`${lang}${code}/`)).text();
      expect(brotliCompressSync(html).length, `/${lang}${code}/`).toBeLessThanOrEqual(FIRST_WINDOW_BYTES);
      expect(/astro-island|preact|<link[^>]+stylesheet/.test(html), `/${lang}${code}/ has a framework`).toBe(false);
    }
  });

  test(`each code page under /${lang} has its sources, its twins and its other language`, async ({ page }) => {
    for (const code of codes) {
      await page.goto(`${lang}${code}/`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(String(code));
      const sources = page.getByRole('region', { name: lang ? '出典' : 'Sources' });
      expect(await sources.getByRole('link').count()).toBeGreaterThan(2);
      const head = page.locator('head');
      await expect(head.locator('link[type="application/json"]')).toHaveAttribute(
        'href',
        new RegExp(`/${code}\\.json$`),
      );
      await expect(head.locator('link[type="text/markdown"]')).toHaveAttribute(
        'href',
        new RegExp(`/${lang}${code}\\.md$`),
      );
      await expect(head.locator('link[hreflang="ja"]')).toHaveAttribute('href', new RegExp(`/ja/${code}/$`));
    }
  });
}

for (const [path, scheme] of [
  ['1006/', 'light'],
  ['ja/1006/', 'dark'],
  ['1001/', 'dark'],
  ['ja/1011/', 'light'],
  ['codes/', 'light'],
  ['ja/codes/', 'dark'],
  ['compare/', 'light'],
  ['ja/compare/', 'dark'],
  ['link-here/', 'dark'],
  ['ja/link-here/', 'light'],
  ['4000-4999/', 'light'],
  ['ja/0-999/', 'dark'],
  ['1005-vs-1006/', 'light'],
  ['ja/1008-vs-4000/', 'dark'],
] as const) {
  test(`/${path} is accessible in ${scheme} colours and fits 320 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
