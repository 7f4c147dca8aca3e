import { readFileSync } from 'node:fs';
import { firstWindow } from '../support/first-window.ts';
import { expect, test } from '../support/test.ts';

for (const file of ['1001-vs-1006', 'ja/1001-vs-1006']) {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    test.describe(`/${file}/ at ${viewport.width}×${viewport.height}`, () => {
      test.use({ javaScriptEnabled: false, viewport });
      test('paints its first screen from the first window of its bytes', async ({ page }) => {
        await page.goto(`./${file}/`);
        const whole = await page.screenshot();
        const start = await firstWindow(readFileSync(`dist/${file}/index.html`));
        await page.route(`**/${file}/`, (route) =>
          route.fulfill({ contentType: 'text/html; charset=utf-8', body: start }),
        );
        await page.goto(`./${file}/`);
        expect(whole.equals(await page.screenshot())).toBe(true);
      });
    });
  }
}
