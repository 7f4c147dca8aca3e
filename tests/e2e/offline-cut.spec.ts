import { expect, type Page, test } from '@playwright/test';
import { firstBytesMax } from '../../src/integrations/offline.ts';
import { dist } from '../support/built-site.ts';
import { FickleSite, isOfWorker } from '../support/fickle-site.ts';
import { firstFilesOf, stored, storingMs } from '../support/stored.ts';
import { wordsIn } from '../support/words.ts';

// What a reader has whose network goes before the site is stored: cut at a state of the storing, never after a time.
test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 600_000 });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The files that are stored, by path. */
const storedPaths = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const lists = (await caches.keys()).map(async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => url),
    );
    return (await Promise.all(lists)).flat().map((url) => new URL(url).pathname);
  });

/** That pages can be read, each with these words in its heading. */
async function expectReadable(page: Page, origin: string, pages: readonly (readonly [string, string])[]) {
  for (const [path, words] of pages) {
    const answer = await page.goto(origin + path);
    expect(answer?.status(), path).toBe(200);
    await expect(heading(page), path).toContainText(words);
  }
}

test('what is stored first is under 600 KB; cut off at that moment, what was visited, the code pages and the flagship can be read', {
  tag: '@core',
}, async ({ page }) => {
  const visited = '/ja/guides/heartbeats/';
  const first = firstFilesOf(dist, 'ja').map(({ url }) => url);
  expect(first).not.toContain(visited);
  const site = new FickleSite(dist);
  await site.connect();
  let [firstBytes, requests] = [0, 0];
  // The network is gone before anything else is stored: at the first file of the worker that is not of the first piece.
  site.cutAt = (request) => {
    if (!isOfWorker(request)) return false;
    if (first.includes(request.url ?? '') || request.url === visited) {
      requests += 1;
      return false;
    }
    firstBytes = site.sentBytes.worker;
    return true;
  };
  await page.goto(site.origin + visited, { waitUntil: 'load' });
  await expect.poll(() => site.network, { timeout: storingMs }).toBe('gone');
  await site.cut();
  const sinceLoadMs = await page.evaluate(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.now() - (visit?.loadEventEnd ?? Number.POSITIVE_INFINITY);
  });
  // How long that takes depends on the machine; what it takes does not.
  test.info().annotations.push({
    type: 'the first piece',
    description: `${requests} requests, ${Math.round(firstBytes / 1000)} kB beside the visit, ${Math.round(sinceLoadMs)} ms after load`,
  });
  // The build holds the same bound with what the visit may have loaded already.
  expect(firstBytes).toBeGreaterThan(firstBytesMax / 10);
  expect(firstBytes).toBeLessThan(firstBytesMax);
  expect(new Set(await storedPaths(page))).toEqual(new Set([...first, visited]));

  await test.step('what was visited, code pages, comparison', () =>
    expectReadable(page, site.origin, [
      [visited, 'ハートビート'],
      ['/ja/1006/', '1006'],
      ['/ja/1015', '1015'],
      ['/ja/codes/', 'クローズコード'],
    ]));
  await test.step('a connection can be ended by hand', async () => {
    const words = await wordsIn('ja', 'connection-timeline');
    await page.goto(`${site.origin}/ja/1001-vs-1006/`);
    await page.getByRole('button', { name: words.play, exact: true }).first().click();
    await expect(page.getByRole('button', { name: words.pause, exact: true }).first()).toBeVisible();
  });
});

test('what interrupts the first piece costs what was not stored yet, and the next visit goes on from there', async ({
  page,
}) => {
  const first = firstFilesOf(dist, 'en').map(({ url }) => url);
  const site = new FickleSite(dist);
  await site.connect();
  const middle = first[Math.floor(first.length / 2)];
  site.cutAt = (request) => isOfWorker(request) && request.url === middle;
  await page.goto(`${site.origin}/1006/`);
  await expect.poll(() => site.network, { timeout: storingMs }).toBe('gone');
  await site.cut();
  // The worker has given up, and with it nobody answers for the page.
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean))).toBe(false);
  const before = new Set(await storedPaths(page));
  expect(before.size).toBeGreaterThan(0);
  expect(before.size).toBeLessThan(first.length);

  await site.connect();
  const asked: string[] = [];
  site.cutAt = (request) => {
    if (isOfWorker(request)) asked.push(request.url ?? '');
    return false;
  };
  await page.goto(`${site.origin}/1006/`);
  await stored(page, 'en', 'usable');
  expect(asked).toContain(middle);
  expect(asked.filter((path) => before.has(path))).toEqual([]);
  await site.cut();
  await expectReadable(page, site.origin, [
    ['/1006/', '1006'],
    ['/1001-vs-1006/', '1001'],
  ]);
});

test('what interrupts the rest costs what was not stored yet, and the next visit goes on from there', async ({
  page,
}) => {
  // Pages come in the order of their addresses: this one is somewhere in the middle, and what is visited comes after it.
  const [middle, visited] = ['/guides/proxies/', '/guides/tls/'];
  const site = new FickleSite(dist);
  await site.connect();
  site.cutAt = ({ url }) => url === middle;
  await page.goto(site.origin + visited);
  await stored(page, 'en', 'usable');
  await expect.poll(() => site.network, { timeout: storingMs }).toBe('gone');
  // Files come two at once: what was on its way is lost with the network.
  const answered = new Set(site.answered);
  await site.cut();

  await test.step('what was visited, code pages and the comparison can be read', () =>
    expectReadable(page, site.origin, [
      [visited, 'TLS'],
      ['/1006/', '1006'],
      ['/1001-vs-1006/', '1001'],
    ]));

  await test.step('a page that was not reached says so, and names what can be read', async () => {
    const answer = await page.goto(`${site.origin}/workshop/`);
    expect(answer?.status()).toBe(503);
    await expect(heading(page)).toHaveText((await wordsIn('en', 'offline')).title);
    await page.getByRole('main').getByRole('link', { name: '1001 vs 1006' }).click();
    await expect(heading(page)).toContainText('1001');
    await expect(page.getByRole('contentinfo')).toContainText(/\d\.\d of \d+\.\d MB/);
  });

  await test.step('nothing is fetched a second time but what is visited', async () => {
    site.asked.length = 0;
    await site.connect();
    await page.goto(site.origin + visited);
    await stored(page, 'en');
    const twice = site.asked.filter((path) => answered.has(path));
    expect(twice.filter((path) => path !== visited && path !== '/sw.js')).toEqual([]);
    expect(site.asked.length).toBeGreaterThan(20);
  });
  await site.cut();
});
