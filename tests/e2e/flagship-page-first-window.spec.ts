import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../support/built-site.ts';
import { firstWindow } from '../support/first-window.ts';
import { expect, test } from '../support/test.ts';

const screens = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

test.use({ javaScriptEnabled: false });

for (const path of ['1001-vs-1006/', 'ja/1001-vs-1006/'])
  test(`/${path} paints its first screen from the first window of its bytes, on a phone and on a laptop`, async ({
    page,
  }) => {
    const whole: Buffer[] = [];
    for (const screen of screens) {
      await page.setViewportSize(screen);
      await page.goto(path);
      whole.push(await page.screenshot());
    }
    const body = await firstWindow(readFileSync(join(dist, path, 'index.html')));
    await page.route(`**/${path}`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    for (const [n, screen] of screens.entries()) {
      await page.setViewportSize(screen);
      await page.goto(path);
      expect(whole[n]!.equals(await page.screenshot()), `${screen.width} px`).toBe(true);
    }
  });
