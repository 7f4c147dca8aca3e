import { type Colours, expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/test.ts';

for (const colours of ['of one of each kind', 'of every element'] satisfies Colours[])
  test(`axe sees one pale word among many, asked for the colours ${colours}`, async ({ page }) => {
    await page.goto('codes/');
    await expectAccessible(page, 'main', colours);
    await page.evaluate(() => {
      const word = [...document.querySelectorAll<HTMLElement>('main td span')].at(-1);
      if (word) word.style.color = 'light-dark(#ddd, #333)';
    });
    await expect(expectAccessible(page, 'main', colours)).rejects.toThrow(/color-contrast: /);
  });
