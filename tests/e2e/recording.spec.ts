import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

const captures = 'tests/captures';
const idle = `${captures}/nginx-idle-timeout/capture.pcap`;

const region = (page: Page) => page.getByRole('region', { name: 'Recorded' });

async function choose(page: Page, ...files: string[]): Promise<void> {
  await page.getByLabel('Choose files').setInputFiles(files);
}

async function drop(page: Page, path: string): Promise<void> {
  const bytes = [...readFileSync(path)];
  const transfer = await page.evaluateHandle(
    ({ bytes, name }) => {
      const made = new DataTransfer();
      made.items.add(new File([new Uint8Array(bytes)], name));
      return made;
    },
    { bytes, name: path.split('/').at(-1)! },
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.getByRole('heading', { level: 1 }).dispatchEvent(type, { dataTransfer: transfer });
}

test('a chosen capture becomes its timeline, what it shows, and the causes', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, idle);
  await expect(region(page).getByRole('radio')).toHaveCount(1);
  await expect(region(page).getByRole('radio')).toHaveAccessibleName(/open for 3\.0 s · FIN by the server, no Close$/);
  await expect(
    region(page)
      .getByRole('img', { name: /The connection is open from/ })
      .first(),
  ).toBeVisible();
  await expect(region(page)).toContainText('Nothing was sent in the last 2.9 s.');
  await expect(region(page).getByRole('link', { name: 'Open these facts in the diagnosis above' })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test('a file can be dropped anywhere, even before the page has loaded what reads it', async ({ page }) => {
  await page.goto('diagnose/');
  await drop(page, `${captures}/reconnect-3/capture.pcapng`);
  await expect(region(page).getByRole('radio')).toHaveCount(4);
  await expect(region(page)).toContainText('Waits before the next attempts: 0.51 s, 1.0 s, 2.0 s.');
  await expect(region(page)).toContainText('exponential backoff');
});

test('connections are chosen with the arrow keys', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/reconnect-3/capture.pcapng`);
  const [first, second] = [region(page).getByRole('radio').nth(0), region(page).getByRole('radio').nth(1)];
  await expect(first).toBeChecked();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeChecked();
  await expect(region(page)).toContainText('never opened · nobody was listening');
});

test('a file of another kind is refused by name, and the one beside it is read', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/formats/netmon2.cap`, idle);
  await expect(region(page)).toContainText('A capture of Microsoft Network Monitor.');
  await expect(region(page).getByRole('radio')).toHaveCount(1);
});

test('a file that breaks off is read as far as it goes', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/formats/cut-mid-packet.pcap`);
  await expect(region(page)).toContainText('The file breaks off. What came before is read.');
  await expect(region(page).getByRole('radio')).toHaveCount(1);
});

test('what nobody recorded is named, not drawn as silence', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/cable-heartbeat/capture.pcap`);
  await expect(region(page).getByText('not recorded').first()).toBeVisible();
  await expect(region(page)).toContainText('end not recorded');
});

test('a text log goes to the diagnosis', async ({ page }) => {
  await page.goto('diagnose/');
  await page.getByLabel('Choose files').setInputFiles({
    name: 'chat.log',
    mimeType: 'text/plain',
    buffer: Buffer.from('onclose code=1006 reason="" wasClean=false\nopened 09:14:02.118  closed 09:15:02.231\n'),
  });
  await expect(page.getByRole('heading', { name: 'What we recognised' })).toBeVisible();
});

test('reading can be cancelled, and nothing of the file is kept', async ({ page }) => {
  await page.goto('diagnose/');
  // The page asks for the reader with the first file; as long as it does not come, the file is being read.
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/recording-worker/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await choose(page, idle);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Nothing of the file is kept.')).toBeVisible();
  letGo();
  await expect(region(page)).toHaveCount(0);
  await expect(page.getByLabel('Choose files')).toBeFocused();
});

test('nothing that reads a file is loaded before there is one', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('diagnose/');
  await page.mouse.move(200, 200);
  await expect(page.locator('.recording-figure')).toHaveAttribute('data-ready', '');
  expect(loaded.filter((url) => /recording-worker|load-result/.test(url))).toEqual([]);
  await choose(page, idle);
  await expect(region(page)).toBeVisible();
  expect(loaded.some((url) => /recording-worker/.test(url))).toBe(true);
});
