import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgets } from '../support/budgets.ts';
import { dist } from '../support/built-site.ts';
import { firstWindow } from '../support/first-window.ts';
import { expect, test } from '../support/test.ts';
import { weigh } from '../support/weight.ts';

for (const [english, budget] of Object.entries(budgets)) {
  for (const [path, viewport] of [
    [english, { width: 1280, height: 800 }],
    [`ja/${english}`, { width: 390, height: 844 }],
  ] as const) {
    test.describe(`/${path}`, () => {
      test.use({ viewport });

      test('keeps its budget, paints without waiting for more, and nothing moves', async ({ page }) => {
        const { bytes, total, urls, blocking, shift, moved } = await weigh(page, path);
        expect(bytes.document + bytes.style, 'document and styles').toBeLessThanOrEqual(budget.document);
        expect(bytes.script, 'script').toBeLessThanOrEqual(budget.script);
        expect(total, urls.join(' ')).toBeLessThanOrEqual(budget.total);
        expect(urls.filter((url) => url.includes('/pagefind/'))).toEqual([]);
        expect(blocking).toEqual([]);
        // A large document arrives in parts: what one part moves by a pixel or two nobody sees.
        expect(shift, moved.join('; ')).toBeLessThan(0.001);
      });
    });
  }
}

test('what the first paint waits for lies in the first window', async () => {
  for (const path of Object.keys(budgets).flatMap((english) => [english, `ja/${english}`])) {
    const start = await firstWindow(readFileSync(join(dist, path, 'index.html')));
    const [, id = ''] = /<link rel="expect" href="#([^"]+)"/.exec(start) ?? [];
    const [, tag = '', rest = ''] = new RegExp(`<(\\w+)[^>]* id="${id}"[^>]*>([\\s\\S]*)`).exec(start) ?? [];
    expect(rest.includes(`</${tag}>`), `/${path}: #${id}`).toBe(true);
  }
});
