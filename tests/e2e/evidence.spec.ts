import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { clients } from '../../src/core/peers/index.ts';
import { parseRecords } from '../../src/evidence/schema.ts';
import { coreIf, expect, test } from '../support/test.ts';

// The data as they lie in the repository, not as the page's own code reads them.
const directory = new URL('../../src/evidence/records/', import.meta.url);
const records = readdirSync(directory)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => parseRecords(JSON.parse(readFileSync(new URL(name, directory), 'utf8'))));

for (const { path, versions, cause, only } of [
  { path: 'evidence/', versions: 'Versions and dates', cause: 'Cable pulled, idle', only: 'Surprising' },
  { path: 'ja/evidence/', versions: 'バージョンと日付', cause: 'ケーブルが抜ける、無通信', only: '意外な結果' },
]) {
  test(`/${path} shows the versions and the date of the newest data`, async ({ page }) => {
    await page.goto(path);
    const table = page.getByRole('region', { name: versions }).getByRole('table');
    for (const client of ['chromium', 'firefox', 'webkitgtk', 'ws', 'node']) {
      const own = records
        .filter((record) => record.client === client && record.timers === 'normal' && record.variant === undefined)
        .toSorted((a, b) => a.date.localeCompare(b.date));
      const newest = own.at(-1);
      if (!newest) throw new Error(`no record of ${client}`);
      const inWords = path.startsWith('ja')
        ? newest.clientVersion.replace(/ on (.*)$/, '（$1）')
        : newest.clientVersion;
      const row = table.getByRole('row').filter({ hasText: inWords });
      await expect(row, client).toHaveCount(1);
      await expect(row).toContainText(newest.date.slice(0, 10));
      await expect(row).toContainText(newest.kernel);
    }
  });

  test(
    `a cell of /${path} opens the simulation of its cause and client`,
    coreIf(path === 'ja/evidence/'),
    async ({ page }) => {
      // A link to a row opens the fold that it is in.
      await page.goto(`${path}#cable-pulled-idle`);
      const row = page.getByRole('row', { name: cause, exact: false }).first();
      await expect(row).toBeInViewport();
      const links = row.getByRole('link');
      await expect(links).toHaveCount(5);
      const simulator = path.startsWith('ja') ? '/ja/simulator/' : '/simulator/';
      const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(addresses).toEqual(
        ['chromium', 'firefox', 'webkitgtk', 'ws', 'node'].map(
          (client) => `${simulator}#scenario=cable-pulled-idle&profile=${client}`,
        ),
      );
    },
  );

  test(`a reader of /${path} narrows the matrix to the surprising cells and to one client`, async ({ page }) => {
    await page.goto(path);
    const matrix = page.locator('#matrix');
    const cells = matrix.getByRole('link');
    const all = await matrix.locator('.cell').count();
    expect(all).toBeGreaterThan(200);
    await expect(cells).toHaveCount(0);
    await page.getByRole('button', { name: only }).click();
    await expect(page.getByRole('button', { name: only })).toHaveAttribute('aria-pressed', 'true');
    const surprising = await cells.count();
    expect(surprising).toBeGreaterThan(20);
    expect(surprising).toBeLessThan(all / 2);
    for (const id of ['chromium', 'firefox', 'ws', 'node'] as const) {
      await page.getByRole('button', { name: clients[id].name, exact: true }).click();
    }
    await expect(matrix.getByRole('table').first().getByRole('columnheader')).toHaveCount(1);
    expect(await cells.count()).toBeLessThan(surprising);
    await page.getByRole('button', { name: 'WebKitGTK', exact: true }).click();
    await expect(cells).toHaveCount(0);
    await page.getByRole('button', { name: 'WebKitGTK', exact: true }).click();
    await expect(cells).not.toHaveCount(0);
  });
}

test('without a script every cell is in a fold that opens, on paper without that, and the filters are not there', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto('evidence/');
  const cells = page.locator('#matrix').getByRole('link');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#cable-pulled-idle > th')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect(cells).toHaveCount(0);
  for (const fold of await page.locator('#matrix summary').all()) await fold.press('Enter');
  expect(await cells.count()).toBeGreaterThan(200);
  await expect(page.getByRole('button', { name: 'Surprising' })).toHaveCount(0);
  await context.close();
});

test('the page opens with what surprises, and is short', async ({ page }) => {
  for (const [width, screens] of [
    [1280, 5],
    [390, 10],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('evidence/');
    await expect(page.getByRole('region', { name: 'What surprises most' })).toBeInViewport();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height, `at ${width} px`).toBeLessThan(screens * 844);
  }
});

/** A page of few screens that opens with what differs; its first link leads into a fold, whose row is the answer. */
async function expectShort(page: Page, path: string, heading: string): Promise<Locator> {
  for (const [width, screens] of [
    [390, 5],
    [1280, 3],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(path);
    await expect(page.getByRole('region', { name: heading })).toBeInViewport();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height, `at ${width} px`).toBeLessThan(screens * 844);
  }
  const link = page.getByRole('region', { name: heading }).getByRole('link').first();
  const row = page.locator(new URL(await link.evaluate((one: HTMLAnchorElement) => one.href)).hash);
  await expect(row).toBeHidden();
  await link.click();
  await expect(row).toBeInViewport();
  return row;
}

for (const { path, heading } of [
  { path: 'evidence/http2/', heading: 'Different from TCP' },
  { path: 'ja/evidence/http2/', heading: 'TCPと違う結果' },
])
  test(`/${path} opens with what differs from TCP, is short, and leads into its folds`, async ({ page }) => {
    const row = await expectShort(page, path, heading);
    await expect(row.locator('.surprising')).not.toHaveCount(0);
  });

for (const { path, heading, id } of [
  { path: 'evidence/networks/', heading: 'Different from client to client', id: 'net-address-changed' },
  { path: 'ja/evidence/networks/', heading: 'クライアントで異なる結果', id: 'net-address-changed' },
  { path: 'evidence/pages/', heading: 'Different from client to client', id: 'page-bfcache-ping' },
  { path: 'ja/evidence/pages/', heading: 'クライアントで異なる結果', id: 'page-bfcache-ping' },
])
  test(`/${path} opens with what differs from client to client, is short, and opens its folds`, async ({ page }) => {
    await expectShort(page, path, heading);
    // What was linked before the rows were folded still answers, on paper as well.
    await page.goto(`${path}#${id}`);
    await expect(page.locator(`#${id}`)).toBeInViewport();
    await page.emulateMedia({ media: 'print' });
    for (const one of await page.locator('#matrix tbody tr').all()) await expect(one).toBeVisible();
  });

for (const path of ['evidence/tls/', 'evidence/http2/', 'evidence/compression/'])
  test(`without a script every row of /${path} is the target of a link, and all are on paper`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto(path);
    const rows = page.locator('#matrix tr[data-row]');
    const ids = await rows.evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(10);
    await page.goto(`${path}#${ids.at(-1)}`);
    await expect(rows.last()).toBeInViewport();
    await page.emulateMedia({ media: 'print' });
    for (const row of await rows.all()) await expect(row.locator('th')).toBeVisible();
    await context.close();
  });

test('nothing here is called Safari but what is said not to be', async ({ page }) => {
  await page.goto('evidence/');
  const text = await page.getByRole('main').innerText();
  for (const [sentence] of text.matchAll(/[^.\n]*Safari[^.\n]*/g))
    expect(sentence).toMatch(/not Safari|Safari was not/);
});

for (const path of ['evidence/', 'ja/evidence/', 'ja/evidence/http2/'])
  test(`in the heads of /${path} no label of a scale touches another`, async ({ page }) => {
    await page.goto(path);
    await page.locator('#matrix summary').first().click();
    const scales = page.locator('#matrix details[open] .ticks');
    for (const width of [1001, 1180, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(scales.first()).toBeVisible();
      const touching = await scales.evaluateAll((all) => {
        const least = 4;
        return all.flatMap((scale) => {
          const labels = [...scale.children].map((one) => ({
            text: one.textContent,
            box: one.getBoundingClientRect(),
          }));
          return labels.flatMap(({ text, box }, i) =>
            labels
              .slice(i + 1)
              .filter(
                ({ box: other }) =>
                  Math.min(box.right, other.right) + least > Math.max(box.left, other.left) &&
                  Math.min(box.bottom, other.bottom) > Math.max(box.top, other.top),
              )
              .map((other) => `${text} | ${other.text}`),
          );
        });
      });
      expect(touching, `${width} px`).toEqual([]);
    }
  });

for (const [lang, counted, all] of [
  ['en', /^(\d+) causes, \1 /, 'all differ by client'],
  ['ja', /^原因(\d+)件、うち\1件/, 'すべてクライアントで異なる'],
] as const)
  test(`a fold in which every row is marked says all instead of counting twice (${lang})`, async ({ page }) => {
    for (const slug of ['', 'tls/', 'http2/', 'compression/', 'networks/', 'pages/']) {
      await page.goto(`${lang === 'en' ? '' : `${lang}/`}evidence/${slug}`);
      const texts = await page.locator('#matrix summary > span').allInnerTexts();
      expect(texts.length, slug).toBeGreaterThan(1);
      expect(
        texts.filter((text) => counted.test(text)),
        slug,
      ).toEqual([]);
      if (slug === 'pages/') expect(texts.join('\n')).toContain(all);
    }
  });
