import { builtPages } from '../support/built-site.ts';
import { expectAccessible, expectNoOverflow, settle } from '../support/inspect.ts';
import { expectPrintsWhole, expectReadingOrder } from '../support/read.ts';
import { expect, test } from '../support/test.ts';

// 404.html answers with status 404, which the browser logs; tests/e2e reads it.
for (const { path, lang } of builtPages().filter(({ file }) => file !== '404.html')) {
  test(`/${path} is quiet, accessible in both themes, fits every width, reads in order and prints whole`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await settle(page);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await expectReadingOrder(page);
    await expectPrintsWhole(page);
  });
}
