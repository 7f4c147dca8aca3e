import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyInput } from 'puppeteer-core';
import { launchPuppeteer, stopPuppeteer } from '../lab/clients/puppeteer.ts';
import type { Engine } from './engine.ts';

/** Firefox (or Chromium, to compare) with a window of 1280 × 900. */
export async function startBiDi(which: 'firefox' | 'chromium'): Promise<Engine> {
  const directory = mkdtempSync(join(tmpdir(), `engines-${which}-`));
  const browser = await launchPuppeteer(which, directory);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    name: which,
    version: await browser.version(),
    async goto(url) {
      // A change of the fragment alone would not load the page.
      await page.goto('about:blank');
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    evaluate: (expression) => page.evaluate(expression),
    clickAt: (x, y) => page.mouse.click(x, y),
    moveTo: (x, y) => page.mouse.move(x, y),
    async press(...names) {
      for (const name of names) await page.keyboard.press(name as KeyInput);
    },
    async stop() {
      await stopPuppeteer(browser);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
