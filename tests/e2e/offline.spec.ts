import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, type Request, test } from '@playwright/test';
import { bundleWorker, storedBytesMax } from '../../src/integrations/offline.ts';
import { dist } from '../support/built-site.ts';
import { FickleSite } from '../support/fickle-site.ts';
import { stored, storingMs } from '../support/stored.ts';
import { wordsIn } from '../support/words.ts';

// Storing the site takes a browser some seconds, so what can be seen of one stored site is seen in one visit.
test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 600_000 });

/** A copy of the site that a test may change. */
function copyOfSite(): string {
  const dir = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(dist, dir, { recursive: true });
  return dir;
}

const integrityOf = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** Deploys a site of which one page has another title. */
function deploy(dir: string, path: string, title: string): void {
  const file = join(dir, path, 'index.html');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/<title>[^<]*/, `<title>${title}`);
  writeFileSync(file, after);
  const worker = join(dir, 'sw.js');
  const script = readFileSync(worker, 'utf8');
  expect(script).toContain(integrityOf(before));
  writeFileSync(worker, script.replace(integrityOf(before), integrityOf(after)));
}

/** Begins to wait, before an update, for what becomes of the worker that it brings. */
const nextWorker = (page: Page, until: readonly ServiceWorkerState[]): Promise<string> =>
  page.evaluate(
    (states) =>
      new Promise<string>((resolve) => {
        void navigator.serviceWorker.getRegistration().then((registration) =>
          registration?.addEventListener('updatefound', () => {
            const { installing } = registration;
            installing?.addEventListener('statechange', () => {
              if (states.includes(installing.state)) resolve(installing.state);
            });
          }),
        );
      }),
    until,
  );

const update = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()));

/** Leaves the site until the browser has changed workers, which it does while nobody is there, and comes again. */
async function takeOver(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const statusOf = new Map<string, string>();
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, status } of versions) statusOf.set(versionId, status);
  });
  await devtools.send('ServiceWorker.enable');
  const isOneWaiting = () => [...statusOf.values()].includes('installed');
  await expect.poll(isOneWaiting).toBe(true);
  await page.goto('about:blank');
  await expect.poll(isOneWaiting, { timeout: storingMs }).toBe(false);
  await devtools.detach();
  await page.goto(`${origin}/`);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a page that could not be fetched is tried again before the storing ends', async ({ page }) => {
  const site = new FickleSite(dist);
  await site.connect();
  site.refusesOnce = '/guides/proxies/';
  await page.goto(`${site.origin}/1006/`);
  await stored(page, 'en');
  expect(site.asked.filter((path) => path === '/guides/proxies/')).toHaveLength(2);
  await site.cut();
  await page.goto(`${site.origin}/guides/proxies/`);
  await expect(heading(page)).toBeVisible();
  await expect(page).not.toHaveTitle((await wordsIn('en', 'offline')).title);
});

test('a deploy fetches only what has changed, and until then the version before can be read', async ({ page }) => {
  const dir = copyOfSite();
  const site = new FickleSite(dir);
  await site.connect();
  await page.goto(`${site.origin}/`);
  await stored(page, 'en');

  await test.step('a code page that has changed is one request', async () => {
    deploy(dir, '1006', 'deployed a moment ago');
    site.asked.length = 0;
    const arrived = nextWorker(page, ['installed']);
    await update(page);
    await arrived;
    expect(site.asked).toEqual(['/sw.js', '/1006/']);
    await takeOver(page, site.origin);
    await stored(page, 'en');
    expect(new Set(site.asked)).toEqual(new Set(['/', '/sw.js', '/1006/']));
  });

  await test.step('a guide that has changed is stored later; without network it is the one of before', async () => {
    deploy(dir, 'guides/tls', 'deployed after that');
    const arrived = nextWorker(page, ['installed']);
    await update(page);
    await arrived;
    await site.cut();
    await takeOver(page, site.origin);
    await page.goto(`${site.origin}/guides/tls/`);
    await expect(heading(page)).toContainText('TLS');
    expect(await page.title()).not.toBe('deployed after that');
    await page.goto(`${site.origin}/1006/`);
    await expect(page).toHaveTitle('deployed a moment ago');
  });
  rmSync(dir, { recursive: true, force: true });
});

test('after one visit the site can be read, whatever becomes of the network', async ({ page }) => {
  const site = new FickleSite(dist);
  await site.connect();
  await page.goto(`${site.origin}/ja/`);
  await stored(page, 'ja');

  await test.step('a slow network delays what is not stored, and does not deny it', async () => {
    site.network = 'slow';
    // Where nothing is stored the answer is worth waiting for: an embed, data, a short form.
    for (const [path, words] of [
      ['/1006.json', '1006'],
      ['/embed/code/1006/', '1006'],
      ['/code/1011/', '1011'],
    ] as const) {
      const answer = await page.goto(site.origin + path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.locator('body'), path).toContainText(words);
    }
  });

  await test.step('a network that accepts and says nothing delays a stored page by seconds', async () => {
    site.network = 'mute';
    const fromMs = performance.now();
    await page.goto(`${site.origin}/ja/1001/`);
    await expect(heading(page)).toContainText('1001');
    // It was given its chance. What the machine adds is no matter of the page.
    expect(site.unanswered).toContain('/ja/1001/');
    expect(performance.now() - fromMs).toBeGreaterThan(2_500);
  });

  await site.cut();
  await test.step('without network every page is there, with or without its last slash', async () => {
    for (const [path, words] of [
      ['/ja/1006/', '1006'],
      ['/ja/1006', '1006'],
      ['/ja/1006/?utm_source=mail', '1006'],
      ['/ja/1001-vs-1006/', '1001'],
    ] as const) {
      await page.goto(site.origin + path);
      await expect(heading(page)).toContainText(words);
    }
  });

  await test.step('an address that is not stored gets the page for it, with its status', async () => {
    const answer = await page.goto(`${site.origin}/ja/4321`);
    expect(answer?.status()).toBe(404);
    await expect(heading(page)).toBeVisible();
  });

  await test.step('the search works', async () => {
    await page.goto(`${site.origin}/ja/1001/`);
    await page.getByRole('button', { name: '検索' }).click();
    await page.getByRole('searchbox').fill('ジッター');
    await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  });

  await test.step('the Markdown of a page is copied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
    await page.goto(`${site.origin}/ja/1001/`);
    const { markdown } = await wordsIn('ja', 'shell');
    await page.getByRole('button', { name: markdown.copy }).click();
    await expect(page.getByRole('button', { name: markdown.copied })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^# 1001/);
    expect(text.length).toBeGreaterThan(1_000);
    expect(text).toContain(`${site.origin}/llms.txt`);
  });
});

test('documents come from the network and hashed assets from the store, which is as small as it is said to be', async ({
  page,
  context,
}) => {
  const site = new FickleSite(dist);
  await site.connect();
  await page.goto(`${site.origin}/`);
  await stored(page, 'en');
  const fetched: Request[] = [];
  context.on('request', (request) => {
    if (request.serviceWorker()) fetched.push(request);
  });
  const answered = page.waitForResponse(
    (response) => response.url().includes('/_astro/') && response.fromServiceWorker(),
  );
  await page.goto(`${site.origin}/backoff/`);
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
  await site.cut();
});

test('a deploy is the next load, a captive portal never the stored site, and the kill switch takes back only its own', async ({
  page,
}) => {
  const dir = copyOfSite();
  const site = new FickleSite(dir);
  await site.connect();
  await page.goto(`${site.origin}/`);
  await stored(page, 'en', 'usable');

  await test.step('after a deploy the next load is the new page', async () => {
    deploy(dir, '1006', 'deployed a moment ago');
    await page.goto(`${site.origin}/1006/`);
    await expect(page).toHaveTitle('deployed a moment ago');
  });

  await test.step('an update behind a captive portal is dropped, and the version before stays', async () => {
    const dropped = nextWorker(page, ['redundant']);
    site.network = 'portal';
    await update(page);
    expect(await dropped).toBe('redundant');
    await site.cut();
    await page.goto(`${site.origin}/1001/`);
    await expect(heading(page)).toContainText('1001');
    await site.connect();
  });

  await test.step('the kill switch removes the worker and what it stored, and nothing of other projects', async () => {
    await page.goto(`${site.origin}/ja/`);
    await stored(page, 'ja', 'usable');
    await page.evaluate(() => caches.open('other-project-v1'));
    // On such a network the worker would go on storing for many minutes.
    site.network = 'slow';
    site.asked.length = 0;
    writeFileSync(join(dir, 'sw.js'), await bundleWorker('kill-switch', join(dir, '.work')));
    await update(page);
    // It takes over once the worker before has stored the files that it is at.
    await expect
      .poll(
        () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => -1),
        { timeout: storingMs },
      )
      .toBe(0);
    // Pages come in the order of their addresses: the storing was not at its end.
    expect(site.asked).not.toContain('/ja/workshop/');
    // Having removed itself, it loads its pages again.
    await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => null)).toEqual(['other-project-v1']);
  });

  await site.cut();
  rmSync(dir, { recursive: true, force: true });
});

test('nothing is stored before the page has settled, and nothing at all for a reader who saves data', {
  tag: '@core',
}, async ({ page, context }) => {
  const site = new FickleSite(dist);
  await site.connect();
  const registered = (of: Page) => of.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  const saving = await context.newPage();
  await saving.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await saving.goto(`${site.origin}/`, { waitUntil: 'networkidle' });
  expect(await registered(saving)).toBe(0);

  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    Object.assign(window, { waiting });
    window.requestIdleCallback = (callback) =>
      waiting.push(() => callback({ didTimeout: false, timeRemaining: () => 9 }));
  });
  await page.goto(`${site.origin}/`, { waitUntil: 'networkidle' });
  expect(await registered(page)).toBe(0);
  await page.evaluate(() => {
    for (const run of (window as unknown as { waiting: (() => void)[] }).waiting) run();
  });
  await expect.poll(() => registered(page)).toBe(1);
  await site.cut();
});

test('the site can be installed', async ({ playwright, launchOptions }) => {
  const site = new FickleSite(dist);
  await site.connect();
  // A profile on disk: the usual one counts as a private window, which may not install anything.
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  const context = await playwright.chromium.launchPersistentContext(profile, launchOptions);
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  const devtools = await context.newCDPSession(page);
  const { errors, url } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toContain('site.webmanifest');
  await expect.poll(async () => (await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  await context.close();
  await site.cut();
  rmSync(profile, { recursive: true, force: true });
});
