import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './measure.ts';
import { recordings } from './recordings.ts';
import { openFigure, type Site, watchLongTasks } from './site.ts';

/** A recording of 100 MB of each kind, chosen on the page: how long the page itself was blocked until it was drawn. */
export async function recordingPageFigures(site: Site): Promise<readonly Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'recordings-'));
  const figures: Figure[] = [];
  try {
    for (const { name, make } of recordings) {
      const file = join(directory, `recording.${name.startsWith('pcap') ? 'pcap' : 'json'}`);
      writeFileSync(file, Buffer.concat(make() as Uint8Array[]));
      const { page } = await openFigure(site, 'diagnose/');
      const longTasks = await watchLongTasks(page);
      const started = Date.now();
      await page.getByLabel('Choose files').setInputFiles(file);
      const result = page.getByRole('region', { name: 'Recorded' });
      await result.getByRole('img').first().waitFor({ timeout: 120_000 });
      const seconds = (Date.now() - started) / 1_000;
      // What is drawn belongs to it: two frames more.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const long = await longTasks();
      await page.context().close();
      figures.push({
        name: `recordings: longest time that the page was blocked by 100 MB of ${name}, in ms`,
        value: Math.max(0, ...long),
        most: 50,
        note: `tasks above 50 ms: ${long.map((ms) => ms.toFixed(0)).join(', ') || 'none'}; drawn after ${seconds.toFixed(1)} s`,
      });
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return figures;
}
