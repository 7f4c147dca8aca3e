import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const fonts = new URL('../../node_modules/@fontsource/noto-sans-jp/files/', import.meta.url);
const script = (name: string) => `noto-sans-jp-${name}-400-normal.woff2`;

/**
 * What every machine draws alike: boxes, lines and colours. All words are set in one font that the lock file pins and in
 * letters that it has, and with the widths of its outlines whatever the system hints, so that they take the same room
 * everywhere. They are not painted, nor are the system's controls.
 */
const faces = `
@font-face { font-family: plain; src: url(/plain-type/${script('latin')}); }
@font-face { font-family: plain-ja; src: url(/plain-type/${script('japanese')}); }
`;
const sheet = `
*, *::before, *::after, *::marker { font-family: plain, plain-ja !important; font-weight: 400 !important; text-wrap: wrap !important;
  text-rendering: geometricPrecision !important; caret-color: transparent !important; text-decoration-color: transparent !important; }
/* Marks of a picture are drawn in the colour of their class. */
:not(svg *), *::before, *::after, *::marker { color: transparent !important; }
text, option, input, select, progress, meter { visibility: hidden !important; }
`;

/** Takes the words out of the picture that a page makes. The context must bypass the Content-Security-Policy. */
export async function setInPlainType(page: Page): Promise<void> {
  await page.route('**/plain-type/*', (route) =>
    route.fulfill({
      contentType: 'font/woff2',
      body: readFileSync(fileURLToPath(new URL(route.request().url().split('/').at(-1)!, fonts))),
    }),
  );
  await page.addStyleTag({ content: faces });
  await page.evaluate(async () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null)
      if (!node.parentElement?.matches('script, style'))
        node.data = node.data.replace(/[\u2e80-\uffef]/g, 'あ').replace(/[^\s\x21-\x7eあ]/g, 'x');
    await Promise.all([document.fonts.load('16px plain', 'a'), document.fonts.load('16px plain-ja', 'あ')]);
    await document.fonts.ready;
  });
  // Not before the fonts are there: a select keeps the width of the letters that it first had.
  await page.addStyleTag({ content: sheet });
}
