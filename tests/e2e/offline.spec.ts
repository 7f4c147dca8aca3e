import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, type Request, test } from '@playwright/test';
import { bundleWorker, storedBytesMax } from '../../src/integrations/offline.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'serial', timeout: 90_000 });

let dir: string;
let host: ChildProcess | undefined;
let port: number;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function connect() {
  host = spawn(process.execPath, ['src/cli/serve.ts', '--port', String(port), '--dir', dir], { stdio: 'ignore' });
  await expect
    .poll(() =>
      fetch(`http://localhost:${port}/`).then(
        (response) => response.ok,
        () => false,
      ),
    )
    .toBe(true);
}

async function cutNetwork() {
  host?.kill();
  await expect
    .poll(() =>
      fetch(`http://localhost:${port}/`).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false);
}

/** Waits until the worker holds the whole site and answers for this page. */
async function stored(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

test.beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(process.env['DIST'] ?? 'dist', dir, { recursive: true });
  port = await freePort();
  await connect();
});

test.afterEach(() => {
  host?.kill();
  rmSync(dir, { recursive: true, force: true });
});

test('after one visit every page can be read without network, with or without its last slash', async ({ page }) => {
  await page.goto(`http://localhost:${port}/`);
  await stored(page);
  await cutNetwork();
  for (const [path, heading] of [
    ['/1006/', '1006'],
    ['/1006', '1006'],
    ['/ja/1001-vs-1006/', '1001'],
  ] as const) {
    await page.goto(`http://localhost:${port}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
  }
  await page.goto(`http://localhost:${port}/4321`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('after a deploy the next load is the new page', async ({ page }) => {
  await page.goto(`http://localhost:${port}/`);
  await stored(page);
  const file = join(dir, '1006/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<title>[^<]*/, '<title>deployed a moment ago'));
  await page.goto(`http://localhost:${port}/1006/`);
  await expect(page).toHaveTitle('deployed a moment ago');
});

test('the kill switch removes the worker and everything it stored', async ({ page }) => {
  await page.goto(`http://localhost:${port}/`);
  await stored(page);
  writeFileSync(join(dir, 'sw.js'), await bundleWorker('kill-switch', join(dir, '.work')));
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()));
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => -1))
    .toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('documents come from the network and hashed assets from the store, which is as small as it is said to be', async ({
  page,
  context,
}) => {
  await page.goto(`http://localhost:${port}/`);
  await stored(page);
  const fetched: Request[] = [];
  context.on('request', (request) => {
    if (request.serviceWorker()) fetched.push(request);
  });
  const answered = page.waitForResponse(
    (response) => response.url().includes('/_astro/') && response.fromServiceWorker(),
  );
  await page.goto(`http://localhost:${port}/backoff/`);
  await answered;
  const paths = fetched.map((request) => new URL(request.url()).pathname);
  expect(paths).toContain('/backoff/');
  expect(paths.filter((path) => path.startsWith('/_astro/'))).toEqual([]);

  const bytes = await page.evaluate(async () => {
    let sum = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) sum += (await (await cache.match(request))!.blob()).size;
    }
    return sum;
  });
  expect(bytes).toBeGreaterThan(storedBytesMax / 10);
  expect(bytes).toBeLessThanOrEqual(storedBytesMax);
  expect(readFileSync('README.md', 'utf8')).toContain(`at most ${storedBytesMax / 1_000_000} MB`);
});

test('a network that does not answer delays a page by seconds, not for ever', async ({ page }) => {
  await page.goto(`http://localhost:${port}/`);
  await stored(page);
  await cutNetwork();
  // Accepts connections and says nothing, as a dead mobile link or a captive portal does.
  const mute: Server = createServer(() => {}).listen(port);
  const from = Date.now();
  await page.goto(`http://localhost:${port}/1001/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1001');
  const tookMs = Date.now() - from;
  expect(tookMs).toBeGreaterThan(2_500);
  expect(tookMs).toBeLessThan(15_000);
  mute.close();
});

test('the search works without network too', async ({ page }) => {
  await page.goto(`http://localhost:${port}/ja/`);
  await stored(page);
  await cutNetwork();
  await page.goto(`http://localhost:${port}/ja/1001/`);
  await page.getByRole('button', { name: '検索' }).click();
  await page.getByRole('searchbox').fill('ジッター');
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible({ timeout: 20_000 });
});

test('nothing is stored before the page has settled', async ({ page }) => {
  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    Object.assign(window, { waiting });
    window.requestIdleCallback = (callback) =>
      waiting.push(() => callback({ didTimeout: false, timeRemaining: () => 9 }));
  });
  await page.goto(`http://localhost:${port}/`, { waitUntil: 'networkidle' });
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registered()).toBe(0);
  await page.evaluate(() => {
    for (const run of (window as unknown as { waiting: (() => void)[] }).waiting) run();
  });
  await expect.poll(registered).toBe(1);
});

test('the site can be installed', async ({ playwright, launchOptions }) => {
  // A profile on disk: the usual one counts as a private window, which may not install anything.
  const context = await playwright.chromium.launchPersistentContext(join(dir, '.profile'), launchOptions);
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/`);
  await stored(page);
  const devtools = await context.newCDPSession(page);
  const { errors, url } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toContain('site.webmanifest');
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  await context.close();
});

test('a reader who saves data stores nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(`http://localhost:${port}/`, { waitUntil: 'networkidle' });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
