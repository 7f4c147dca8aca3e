import { moveMouse } from '../support/move-mouse.ts';
import { downloadFrom, expectStandsAlone, sizeOfPng } from '../support/picture-alone.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

/** Each picture, where its buttons are, and what is written in it. */
const pictures = [
  { path: 'backoff/', where: '.backoff-figure', paper: '.backoff-figure .ui-panel', says: 'Full jitter' },
  { path: 'diagnose/', where: '.dg-fingerprint', paper: '.dg-sheet', says: 'The duration tells which timer it was' },
  { path: '1001-vs-1006/', where: '.fl-detect', paper: 'body', says: 'Firefox · Linux · HTTP/2 1 min 6 s' },
] as const;

for (const colorScheme of ['light', 'dark'] as const)
  for (const { path, where, paper, says } of pictures)
    for (const width of [390, 1280])
      test(`the picture of /${path} needs no page around it (${colorScheme}, ${width} px)`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        const { picture } = (await wordsIn('en', 'flagship')).detect;
        const button = (name: string) => page.locator(where).getByRole('button', { name });
        // The tools wake at the first sign of intent.
        await moveMouse(page);
        const svg = (await downloadFrom(page, button(picture.svg))).toString();
        const colour = await page
          .locator(paper)
          .first()
          .evaluate((one) => getComputedStyle(one).backgroundColor);
        const [wide, high] = expectStandsAlone(svg, colour);
        expect(svg.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(says);
        for (const times of [1, 2]) {
          const png = await downloadFrom(page, button(picture.png.replace('{n}', String(times))));
          const [pngWide, pngHigh] = sizeOfPng(png);
          expect(Math.abs(pngWide - wide * times)).toBeLessThanOrEqual(times);
          expect(Math.abs(pngHigh - high * times)).toBeLessThanOrEqual(times);
        }
      });

test('a picture that the browser cannot turn into a PNG is answered in words', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  });
  await page.goto('1001-vs-1006/');
  const { picture } = (await wordsIn('en', 'flagship')).detect;
  await page
    .getByRole('button', { name: picture.png.replace('{n}', '2') })
    .last()
    .click();
  await expect(page.locator('.fl-detect').getByRole('status')).toHaveText(picture.failed);
});
