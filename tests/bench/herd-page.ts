import type { Locator } from '@playwright/test';
import { herdLink } from '../../src/core/link/herd-link.ts';
import { writeLink } from '../../src/core/link/keys.ts';
import { initialState } from '../../src/widgets/herd/state.ts';
import type { Figure } from './measure.ts';
import { mainThreadMs, openFigure, type Site, watchLongTasks } from './site.ts';

const CLIENTS = 1_000_000;
const CELLS = 400;

/** A million clients under four policies, in the worker of the page: how long the page itself was blocked meanwhile. */
export async function herdPageFigures(site: Site): Promise<readonly Figure[]> {
  const { page } = await openFigure(site, 'herd/');
  const longTasks = await watchLongTasks(page);
  const started = Date.now();
  const link = writeLink('', herdLink, { ...initialState, clients: CLIENTS });
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, link ?? '');
  await page.getByRole('progressbar').waitFor({ timeout: 30_000 });
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 300_000 });
  const seconds = (Date.now() - started) / 1_000;
  const long = await longTasks();
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

/** By the clock of the page: from what a reader does with a control to the first frame in which no cell waits for its run. */
async function toLastCell(control: Locator, act: () => Promise<unknown>): Promise<number> {
  const seen = await control.evaluateHandle((element) => {
    const last = new Promise<number>((resolve) => {
      const isLast = (): boolean =>
        document.querySelector('.hd-map-body:not([aria-busy="true"]) td:not(.hd-wait)') !== null &&
        document.querySelector('.hd-map-grid .hd-wait') === null;
      const begin = ({ timeStamp }: Event): void => {
        // Frames that are asked for only to look would cost the page as much as the map.
        const look = new MutationObserver(() => {
          if (!isLast()) return;
          look.disconnect();
          requestAnimationFrame((now) => resolve(now - timeStamp));
        });
        // What the press starts is drawn first.
        const all = { subtree: true, childList: true, attributes: true };
        requestAnimationFrame(() => requestAnimationFrame(() => look.observe(document.body, all)));
      };
      for (const type of ['click', 'change']) element.addEventListener(type, begin, { once: true, capture: true });
    });
    return { last };
  });
  await act();
  return seen.evaluate(({ last }) => last);
}

/** The map of 400 runs in both of its kinds: from the press, and from the choice of the other kind, to the last cell. */
export async function herdMapFigures(site: Site): Promise<readonly Figure[]> {
  const { page, session } = await openFigure(site, 'herd/');
  const map = page.getByRole('region', { name: 'The map of your run' });
  await map.scrollIntoViewIfNeeded();
  const longTasks = await watchLongTasks(page);
  const pageMs = await mainThreadMs(site.browser, session);
  const press = map.getByRole('button', { name: 'Compute the map' });
  const capMs = await toLastCell(press, () => press.click());
  const axes = map.getByLabel('Columns and rows');
  const firstMs = await toLastCell(axes, () => axes.selectOption('first-capacity'));
  const ownMs = (await mainThreadMs(site.browser, session)) - pageMs;
  const cells = await page.locator('.hd-map-grid td > button').count();
  const long = await longTasks();
  await page.context().close();
  if (cells !== CELLS) throw new Error(`the map has ${cells} cells`);
  return [
    {
      name: `herd: the slower of two maps of ${CELLS} runs, from the press to the last cell, in ms`,
      value: Math.max(capMs, firstMs),
      most: 1_000,
      note: `cap × timeout ${capMs.toFixed(0)} ms, first wait × capacity ${firstMs.toFixed(0)} ms; processor time of the page for both ${ownMs.toFixed(0)} ms; longest task ${Math.max(0, ...long).toFixed(0)} ms`,
    },
  ];
}
