import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { recording as en } from '../../src/i18n/en/diagnose/recording.ts';
import { diagnosePage as japanesePage } from '../../src/i18n/ja/diagnose/page.ts';
import { recording as ja } from '../../src/i18n/ja/diagnose/recording.ts';
import { expectAccessible } from '../support/accessible.ts';
import { dropFiles } from '../support/drop-files.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { expect, test } from '../support/test.ts';

const idle = 'tests/captures/nginx-idle-timeout/capture.pcap';
const reconnects = 'tests/captures/reconnect-3/capture.pcapng';

const dialog = (page: Page) => page.getByRole('dialog');
const connections = (page: Page) => dialog(page).getByRole('radio');

for (const [path, strings] of [
  ['', en],
  ['ja/1006/', ja],
  ['herd/', en],
] as const)
  test(`a capture that is dropped on /${path} is read there, and nothing leaves the device`, async ({ page }) => {
    await page.goto(path);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.url().startsWith('ws')) sent.push(request.url());
    });
    await dropFiles(page, [idle]);
    await expect(dialog(page)).toHaveAccessibleName(strings.title);
    await expect(connections(page)).toHaveCount(1);
    await expect(dialog(page).getByRole('region', { name: strings.recorded }).getByRole('img').first()).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);
    expect(new URL(page.url()).pathname).toBe(`/${path}`);
    expect(sent).toEqual([]);
  });

test('the dialog closes with Escape, the focus returns, and nothing of the file is kept', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('1006/');
  await page.getByRole('button', { name: /^Search/ }).focus();
  await dropFiles(page, [idle]);
  await expect(connections(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Search/ })).toBeFocused();
  await dropFiles(page, [reconnects]);
  await expect(connections(page)).toHaveCount(4);
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
});

test('what is dropped while the dialog is open takes the place of what it shows', async ({ page }) => {
  await page.goto('codes/');
  await dropFiles(page, [idle]);
  await expect(connections(page)).toHaveCount(1);
  await dropFiles(page, [reconnects]);
  await expect(connections(page)).toHaveCount(4);
  await expect(dialog(page)).toHaveCount(1);
});

test('a file falls wherever the pointer came to last', async ({ page }) => {
  await page.goto('codes/');
  await dropFiles(page, [idle], { x: 200, y: 300 }, { x: 640, y: 20 });
  await expect(connections(page)).toHaveCount(1);
});

test('the facts of what was dropped go to the diagnosis by a link', async ({ page }) => {
  await page.goto('guides/proxies/');
  await dropFiles(page, [idle]);
  await dialog(page).getByRole('link', { name: en.take }).click();
  await expect(page).toHaveURL(/\/diagnose\/#/);
  await expect(page.getByRole('heading', { name: 'What we recognised' })).toBeVisible();
});

test.describe('what is no recording', () => {
  let folder = '';
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drop-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true }));
  const made = (name: string, bytes: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  test('a folder is refused in words', async ({ page }) => {
    await page.goto('1001/');
    await dropFiles(page, [folder]);
    await expect(dialog(page)).toContainText(en.problems['no-access']);
  });

  test('more files than one incident has are refused in words', async ({ page }) => {
    await page.goto('1001/');
    const bytes = readFileSync(idle);
    await dropFiles(
      page,
      Array.from({ length: 50 }, (_, i) => made(`${i}.pcap`, bytes)),
    );
    await expect(dialog(page)).toContainText('At most 8 files at once.');
  });

  test('an empty file is refused in words, and the one beside it is read', async ({ page }) => {
    await page.goto('1001/');
    await dropFiles(page, [made('empty.har', ''), idle]);
    await expect(dialog(page)).toContainText(en.problems.empty);
    await expect(connections(page)).toHaveCount(1);
  });

  test('a log is handed to the diagnosis', async ({ page }) => {
    await page.goto('ja/1001/');
    await dropFiles(page, [made('chat.log', 'onclose code=1006 reason="" wasClean=false\n')]);
    await expect(dialog(page)).toContainText(ja.problems.text);
    await dialog(page).getByRole('link', { name: ja.openLog }).click();
    await expect(page).toHaveURL(/\/ja\/diagnose\//);
    await expect(page.getByRole('heading', { name: japanesePage.understood })).toBeVisible();
  });
});

test('the invitation goes out with the file, whatever was removed below it', async ({ page }) => {
  await page.goto('diagnose/');
  await moveMouse(page);
  await expect(page.locator('.recording-figure')).toHaveAttribute('data-ready', '');
  // Chromium's protocol lets a drag end without `dragleave`: here are the events that a browser sends.
  const transfer = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File(['x'], 'a.har'));
    return made;
  });
  const [title, main] = [page.getByRole('heading', { level: 1 }), page.getByRole('main')];
  await title.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: en.dropNow })).toBeVisible();
  await title.evaluate((element) => element.remove());
  await main.dispatchEvent('dragenter', { dataTransfer: transfer });
  await main.dispatchEvent('dragleave', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: en.title })).toBeVisible();
});

test('text that is dragged into a field is text, and opens nothing', async ({ page }) => {
  await page.goto('diagnose/');
  const field = page.getByRole('textbox');
  const { x, y } = (await field.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const data = { items: [{ mimeType: 'text/plain', data: 'code=1006' }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data });
  await expect(field).toHaveValue('code=1006');
  await expect(dialog(page)).toHaveCount(0);
});
