import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { basePath, staticSite } from '../../src/cli/static-site.ts';
import { dist } from '../support/built-site.ts';
import { coreIf, expect, test as quietTest } from '../support/test.ts';
import { weigh } from '../support/weight.ts';

const holdMs = 700;

/** A site whose documents stop before a piece of text, as on a slow line, until a browser has had the time to paint. */
const test = quietTest.extend<{ heldBefore: string }>({
  heldBefore: ['', { option: true }],
  baseURL: async ({ heldBefore }, use) => {
    const base = basePath(process.env['BASE_PATH'] ?? '');
    const others = staticSite(dist, base);
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (!pathname.endsWith('/')) return others(request, response);
      const html = readFileSync(join(dist, pathname.slice(base.length - 1), 'index.html'), 'utf8');
      const at = html.indexOf(heldBefore);
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.write(html.slice(0, at));
      setTimeout(() => response.end(html.slice(at)), holdMs);
    }).listen(0);
    await once(server, 'listening');
    await use(`http://localhost:${(server.address() as AddressInfo).port}${base}`);
    server.closeAllConnections();
    server.close();
  },
});

for (const [path, heldBefore] of [
  // The caption makes the picture higher, which stands in the middle beside the answer.
  ['1006/', '<figcaption'],
  ['ja/1006/', '<figcaption'],
  ['codes/', '</main>'],
] as const)
  test.describe(`/${path} held before ${heldBefore}`, () => {
    test.use({ heldBefore, viewport: { width: 1280, height: 800 } });

    test('is painted when its first screen is whole, and nothing moves', coreIf(path !== '1006/'), async ({ page }) => {
      const { shift, moved } = await weigh(page, path);
      // The entry is written after the frame was shown, which on a busy machine is later than all that was loaded.
      const paintedMs = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              const [entry] = list.getEntriesByName('first-contentful-paint');
              if (entry) resolve(entry.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      );
      expect(paintedMs).toBeGreaterThanOrEqual(holdMs);
      expect(shift, moved.join('; ')).toBe(0);
    });
  });
