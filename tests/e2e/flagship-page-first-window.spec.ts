import { readFileSync } from 'node:fs';
import { brotliCompressSync, createBrotliDecompress } from 'node:zlib';
import { expect, test } from '../support/test.ts';

/** What a server may send before the first acknowledgement: ten segments (RFC 6928), less what headers and TLS take. */
const FIRST_WINDOW_BYTES = 14_200;

/** The part of a document that a browser can decode from the first bytes of its brotli stream. */
async function firstWindow(html: Buffer): Promise<string> {
  const stream = createBrotliDecompress();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => {
    stream.write(brotliCompressSync(html).subarray(0, FIRST_WINDOW_BYTES), () => stream.flush(() => resolve()));
  });
  return Buffer.concat(chunks).toString('utf8');
}

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
