import { writeContribution } from '../../src/evidence/contribution.ts';
import type { EvidenceRecord } from '../../src/evidence/schema.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { coreIf, expect, test } from '../support/test.ts';

const record: EvidenceRecord = {
  cause: 'server-sigkill',
  transport: 'ws',
  client: 'webkitgtk',
  clientVersion: '26.1',
  browser: 'Safari 26.1',
  system: 'macOS',
  server: 'ws',
  serverVersion: 'measuring kit',
  kernel: 'unknown',
  network: 'kit',
  timers: 'normal',
  date: '2026-11-27T20:00:00.000Z',
  run: 1,
  watchedMs: 5_000,
  clientSaw: { opened: true, errorBeforeClose: true, code: 1006, reason: '', wasClean: false, afterMs: 40 },
  serverSaw: null,
  notes: [],
};
const file = (text: string) => ({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) });

for (const { path, heading, how } of [
  { path: 'measure/', heading: 'Measure your own browser', how: 'How to start it' },
  { path: 'ja/measure/', heading: '自分のブラウザを計測する', how: '始め方' },
])
  test(
    `/${path} says how to start where nothing can be measured, with and without a script`,
    coreIf(path === 'measure/'),
    async ({ page, browser }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expect(page.getByRole('heading', { name: how })).toBeVisible();
      await expectAccessible(page);
      await expectNoOverflow(page);
      const still = await browser.newContext({ javaScriptEnabled: false });
      const quiet = await still.newPage();
      await quiet.goto(page.url());
      await expect(quiet.locator('noscript p')).toContainText('JavaScript');
      await expect(quiet.getByRole('heading', { name: how })).toBeVisible();
      await still.close();
    },
  );

for (const { path, shown, elsewhere, label, refused, impossible } of [
  {
    path: 'evidence/',
    label: 'Open a record',
    shown: 'Safari 26.1 on macOS is the last column of the matrix. Causes in the file: 1.',
    elsewhere:
      'Safari 26.1 on macOS is the last column of the matrix. Causes in the file: 2. Without a row on this page: 1.',
    refused: 'This file is not JSON, so it is not a record of the kit.',
    impossible: 'This file holds a code, a time or a transport that the kit cannot have saved.',
  },
  {
    path: 'ja/evidence/',
    label: '記録を開く',
    shown: 'macOSのSafari 26.1を、表の最後の列に表示しました。ファイルには1件の原因があります。',
    elsewhere:
      'macOSのSafari 26.1を、表の最後の列に表示しました。ファイルには2件の原因があります。このページに行がない原因：1件。',
    refused: 'JSONではないため、キットの記録として読めません。',
    impossible: 'キットの記録にはありえないコード、時間、またはトランスポートが含まれています。',
  },
])
  test(`a reader of /${path} opens a record, and the matrix has a column more, once`, async ({ page }) => {
    await page.goto(path);
    const matrix = page.getByRole('table').first();
    const status = page.locator('#own-record-status');
    for (let times = 0; times < 2; times += 1) {
      await page.getByLabel(label).setInputFiles(file(writeContribution([record])));
      await expect(status).toHaveText(shown);
      await expect(matrix.getByRole('columnheader', { name: 'Safari 26.1' })).toHaveCount(1);
    }
    const row = matrix.locator('#server-sigkill');
    await expect(row.locator('td[data-client=yours]')).toContainText('1006');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page
      .getByLabel(label)
      .setInputFiles(file(writeContribution([record, { ...record, cause: 'deflate-control' }])));
    await expect(status).toHaveText(elsewhere);
    await page.getByLabel(label).setInputFiles(file(writeContribution([{ ...record, watchedMs: 1e15 }])));
    await expect(status).toHaveText(impossible);
    await page.getByLabel(label).setInputFiles(file('Close 1006'));
    await expect(status).toHaveText(refused);
  });
