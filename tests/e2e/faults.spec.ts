import type { Page } from '@playwright/test';
import { launch } from 'puppeteer-core';
import { plainCauseIds } from '../../src/evidence/schema.ts';
import { findBrowser } from '../support/browser.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { expect, test } from '../support/test.ts';

const endCleanly = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'the server', exact: true }).click();
  await page.getByRole('combobox', { name: 'How it ends' }).selectOption({ label: 'Server shuts down gracefully' });
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('A close code is a message.')).toBeVisible();
};

test.describe('a script file is missing', () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  for (const [path, script, said] of [
    ['1001-vs-1006/', '**/ConnectionTimeline*.js', 'failed to load'],
    ['ja/herd/', '**/start-herd*.js', '読み込めなかった'],
    ['codes/', '**/CloseChecker*.js', 'failed to load'],
  ] as const)
    test(`/${path} says so and still teaches`, async ({ page }) => {
      await page.route(script, (route) => route.abort());
      await page.goto(path);
      await moveMouse(page);
      await expect(page.getByText(said)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('table').first()).toBeAttached();
    });

  test('/onboarding/ says what it needs and where the same is to be read', async ({ page }) => {
    await page.route(/start-onboarding.*\.js/, (route) => route.abort());
    await page.goto('onboarding/');
    await moveMouse(page);
    await expect(page.getByText('The steps need JavaScript')).toBeVisible();
  });

  test('the search without its index still knows the code', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto('1001-vs-1006/');
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('1006');
    await expect(dialog.getByRole('status')).toHaveText('The search index could not be loaded.');
    await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /\/1006\/$/);
  });
});

test.describe('evidence data is missing', () => {
  test('no page needs it: what was measured stands in the pages', async ({ page }) => {
    const asked: string[] = [];
    await page.route(/evidence\.(json|csv)/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.goto('evidence/');
    await expect(page.locator('tr[data-row]')).toHaveCount(plainCauseIds.length);
    await page.goto('1006/');
    await expect(page.getByText('WebKitGTK').first()).toBeVisible();
    expect(asked).toEqual([]);
  });
});

test.describe('storage', () => {
  for (const [fault, exception] of [
    ['blocked', 'SecurityError'],
    ['full', 'QuotaExceededError'],
  ] as const)
    test(`is ${fault}: theme and learning path work, and the path says that it will forget`, { tag: '@core' }, async ({
      page,
    }) => {
      await page.addInitScript((name) => {
        const refuse = () => {
          throw new DOMException('', name);
        };
        if (name === 'SecurityError') Object.defineProperty(window, 'localStorage', { get: refuse });
        else Storage.prototype.setItem = refuse;
      }, exception);
      await page.goto('onboarding/');
      await page.getByRole('button', { name: 'Theme: system' }).click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
      await endCleanly(page);
      await expect(page.getByText('This browser blocks storage')).toBeVisible();
      await page.getByRole('button', { name: 'Next: The silence' }).click();
      await expect(page.getByRole('button', { name: /done\s*1 The goodbye/ })).toBeVisible();
    });
});

test.describe('the clipboard is not there, as on a page without TLS', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  });
  const selected = (page: Page): Promise<string> => page.evaluate(() => String(getSelection()));

  test('/backoff/ selects the call to take home, and the address bar holds the comparison', async ({ page }) => {
    await page.goto('backoff/');
    await moveMouse(page);
    const call = page.getByRole('region', { name: 'The call as code' });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Selected. Press Ctrl+C (⌘C) to copy' })).toBeVisible();
    expect(await selected(page)).toBe((await call.innerText()).trim());
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByRole('button', { name: 'The address bar now holds the link.' })).toBeVisible();
    expect(new URL(page.url()).hash).toContain('backoff=');
  });

  test('/ja/herd/ says in Japanese that the address bar holds the run', async ({ page }) => {
    await page.goto('ja/herd/');
    await moveMouse(page);
    await page.getByRole('button', { name: 'リンクをコピー' }).click();
    await expect(page.getByRole('button', { name: 'アドレスバーにリンクを入れました。' })).toBeVisible();
    expect(new URL(page.url()).hash).toContain('herd=');
  });

  test('/ja/link-here/ and the start page select the address in full', async ({ page }) => {
    const answer = page.getByRole('button', { name: '選択しました。手動でコピーしてください' });
    await page.goto('ja/link-here/');
    const builder = page.getByRole('region', { name: 'リンクを作る' });
    await builder.getByRole('button', { name: 'コピー', exact: true }).click();
    await expect(answer).toBeVisible();
    expect(await selected(page)).toMatch(/^http\S+\/1006\/#after=60\.0&clean=false$/);
    await page.getByRole('textbox', { name: '接続時間（秒）' }).fill('90');
    await expect(builder.getByRole('button', { name: 'コピー', exact: true })).toBeVisible();
    await page.goto('ja/');
    await page.getByRole('button', { name: 'コピー', exact: true }).click();
    await expect(answer).toBeVisible();
    expect(await selected(page)).toMatch(/^http\S+\/1006\/$/);
  });
});

test('two tabs: neither forgets what was done in the other', { tag: '@core' }, async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('onboarding/');
  await second.goto('onboarding/');
  await moveMouse(second);
  await endCleanly(first);
  await expect(second.getByRole('button', { name: /done\s*1 The goodbye/ })).toBeVisible();
  await second.getByRole('button', { name: '2 The silence' }).click();
  await second.getByRole('group', { name: 'Predict' }).getByRole('button').first().click();
  await first.reload();
  await expect(first.getByRole('button', { name: /done\s*1 The goodbye/ })).toBeVisible();
  await second.reload();
  await expect(second.getByRole('button', { name: /done\s*1 The goodbye/ })).toBeVisible();
});

for (const [when, ms] of [
  ['1970', 0],
  ['2106', 4_294_967_296_000],
] as const)
  test(`the clock stands in ${when}: a run is what it always is`, async ({ page }) => {
    await page.addInitScript((now) => {
      Date.now = () => now;
    }, ms);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('1001-vs-1006/');
    await moveMouse(page);
    const figure = page.locator('.timeline-figure');
    await expect(figure).toHaveAttribute('data-ready', '');
    await expect(figure.getByRole('group', { name: 'Second connection' }).first()).toContainText('38.6 s');
    await figure.getByRole('combobox', { name: 'Speed' }).selectOption('4');
    await figure.getByRole('button', { name: 'Play' }).click();
    const time = figure.getByRole('slider', { name: 'Time' });
    await expect
      .poll(async () => Number.parseFloat((await time.getAttribute('aria-valuetext')) ?? ''))
      .toBeGreaterThan(1);
  });

test.describe('a worker', () => {
  const change = async (page: Page): Promise<void> => {
    await page.goto('herd/');
    await moveMouse(page);
    await expect(page.locator('.herd-figure')).toHaveAttribute('data-ready', '');
    await page.getByRole('button', { name: 'Run again' }).click();
  };

  test('of ours runs under the policy', async ({ page }) => {
    const started = page.waitForEvent('worker');
    await change(page);
    expect((await started).url()).toContain('/_astro/herd-worker');
    await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 20_000 });
    await expect(page.locator('.herd-figure .ui-note')).toHaveCount(0);
  });

  test('is refused: the herd says so and keeps its last run', async ({ page }) => {
    await page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new DOMException('', 'SecurityError');
        }
      } as unknown as typeof Worker;
    });
    await change(page);
    await expect(page.getByText('Could not start a run: this browser blocked the web worker')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await expect(page.getByRole('img', { name: /^A, / }).first()).toBeAttached();
  });

  test.describe('whose file is missing', () => {
    test.use({ expectedMessages: [/Failed to load resource/] });
    test('is told like one that is refused', async ({ page }) => {
      await page.route('**/herd-worker*.js', (route) => route.abort());
      await change(page);
      await expect(page.getByText('Could not start a run: this browser blocked the web worker')).toBeVisible();
    });
  });
});

// Playwright cannot follow a page into that cache and out of it; Puppeteer can.
test('the back/forward cache keeps a run, and it goes on', async ({ baseURL }) => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium');
  const browser = await launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    // The test has one bound for all.
    page.setDefaultTimeout(0);
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(() => {
      addEventListener('pageshow', ({ persisted }) => {
        const [entry] = performance.getEntriesByType('navigation');
        const { notRestoredReasons } = entry as unknown as { notRestoredReasons: unknown };
        Object.assign(window, { shown: { persisted, notRestoredReasons } });
      });
    });
    // On a busy machine the browser itself may give up keeping a page: then it is asked again.
    await expect(async () => {
      await page.goto(`${baseURL}1001-vs-1006/`);
      await moveMouse(page);
      await page.waitForSelector('.timeline-figure[data-ready]');
      await page.select('.ct-sets select', '5000');
      await page.goto(`${baseURL}codes/`);
      await page.goBack();
      const shown = await page.evaluate(() => (window as unknown as { shown: unknown }).shown);
      expect(shown).toMatchObject({ persisted: true });
    }).toPass();
    expect(await page.$eval('.ct-sets select', (list) => (list as HTMLSelectElement).value)).toBe('5000');
    await page.click('button[aria-label="Play"]');
    await page.waitForSelector('button[aria-label="Pause"]');
  } finally {
    await browser.close();
  }
});

test.describe('an old link', () => {
  test('of the first version opens as it did', async ({ page }) => {
    await page.goto('1001-vs-1006/#v=1&run=1~going-away~hb5000~~cable-pulled~hb5000');
    const figure = page.locator('.timeline-figure');
    await expect(figure.getByRole('combobox', { name: 'Heartbeat interval' })).toHaveValue('5000');
    await expect(page.getByText('This link is damaged')).toHaveCount(0);
  });

  for (const [path, said] of [
    ['herd/#herd=0~100~10', 'The link holds a run that this page cannot read'],
    ['simulator/#run=0~cable-pulled', 'This link is damaged'],
  ] as const)
    test(`from before any version is answered in words: /${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByText(said).first()).toBeVisible();
    });
});
