import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

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
  const kill = "self.addEventListener('install',()=>self.skipWaiting());";
  const source = readFileSync('src/offline/kill-switch.ts', 'utf8').replace(/^export \{\};|^declare.*$/gm, '');
  expect(source).toContain('unregister');
  writeFileSync(join(dir, 'sw.js'), kill + source);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()));
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => -1))
    .toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => null)).toEqual([]);
});

test('a reader who saves data stores nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(`http://localhost:${port}/`, { waitUntil: 'networkidle' });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
