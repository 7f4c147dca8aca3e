import { herdLink } from '../../src/core/link/herd-link.ts';
import { writeLink } from '../../src/core/link/keys.ts';
import { initialState } from '../../src/widgets/herd/state.ts';
import type { Figure } from './measure.ts';
import { openFigure, type Site } from './site.ts';

const CLIENTS = 1_000_000;

/** A million clients under four policies, in the worker of the page: how long the page itself was blocked meanwhile. */
export async function herdPageFigures(site: Site): Promise<readonly Figure[]> {
  const { page } = await openFigure(site, 'herd/');
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'longtask' });
  });
  const started = Date.now();
  const link = writeLink('', herdLink, { ...initialState, clients: CLIENTS });
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, link ?? '');
  await page.getByRole('progressbar').waitFor({ timeout: 30_000 });
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 300_000 });
  const seconds = (Date.now() - started) / 1_000;
  const long = await page.evaluate(() => (window as unknown as { long: number[] }).long);
  await page.context().close();
  return [
    {
      name: 'herd: longest time that the page was blocked while 1,000,000 clients ran, in ms',
      value: Math.max(0, ...long),
      most: 50,
      note: `tasks above 50 ms: ${long.length}; the run took ${seconds.toFixed(1)} s`,
    },
  ];
}
