import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { recording as japanese } from '../../src/i18n/ja/diagnose/recording.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { downloadFrom } from '../support/picture-alone.ts';
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

test('a chosen capture becomes its timeline, what it shows, and the causes', { tag: '@core' }, async ({ page }) => {
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
  await expect(region(page).getByRole('link', { name: 'Open these facts in the diagnosis' })).toBeVisible();
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

test('two files of one incident are recognised by what both saw', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/cable-heartbeat/capture.pcap`, `${captures}/cable-heartbeat/capture.server.pcap`);
  await expect(region(page).getByRole('list', { name: 'Files' })).toContainText(
    /1 connection of it is also in capture\.pcap\. Their clocks differ by \d+ ms\./,
  );
  await expect(region(page).getByRole('radio')).toHaveCount(1);
});

test('what packets hide and a page saw is one connection, ranked by both', { tag: '@core' }, async ({ page }) => {
  await page.goto('diagnose/');
  const of = (file: string) => `${captures}/wss-close-1001.node/${file}`;
  await choose(page, of('capture.pcap'));
  await expect(region(page).getByRole('heading', { level: 3 })).toHaveText('Several causes are possible');
  await page.getByLabel('Choose other files').setInputFiles([of('capture.pcap'), of('recorder.json')]);
  await expect(region(page).getByRole('radio')).toHaveAccessibleName(/Close 1001 by the server/);
  await expect(region(page).getByRole('heading', { level: 3 })).toHaveText(/The server shut down and announced it/);
  await expect(region(page)).toContainText('put together from capture.pcap, recorder.json');
});

test('no name of a file turns the sentences around it, or fills a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('diagnose/');
  const of = (name: string, file: string) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: readFileSync(`${captures}/server-close-1001/${file}`),
  });
  const long = `${'x'.repeat(120)}.json`;
  await page
    .getByLabel('Choose files')
    .setInputFiles([of('\u202egnp\n.pcapng', 'capture.pcapng'), of(long, 'recorder.json')]);
  const files = page.getByRole('region', { name: 'Recorded' });
  const short = `${'x'.repeat(30)}…${'x'.repeat(25)}.json`;
  await expect(files).toContainText(`put together from \\u202egnp\\u000a.pcapng, ${short}`);
  await expect(page.locator('body')).not.toContainText('\u202e');
  await expectNoOverflow(page);
});

test('files of different incidents are shown apart', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, idle, `${captures}/refused-403/capture.pcap`);
  await expect(region(page).getByText('No connection in common with the other files.')).toHaveCount(2);
  await expect(region(page).getByRole('radio')).toHaveCount(2);
});

test('a file that breaks off is read as far as it goes', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/formats/cut-mid-packet.pcap`);
  await expect(region(page)).toContainText('The file breaks off. What came before is read.');
  await expect(region(page).getByRole('radio')).toHaveCount(1);
});

test('what nobody recorded is named, not drawn as silence', { tag: '@core' }, async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/cable-heartbeat/capture.pcap`);
  await expect(region(page).getByText('not recorded').first()).toBeVisible();
  await expect(region(page)).toContainText('end not recorded');
});

test('a recording that is pasted is drawn; a log that looks like one is diagnosed', async ({ page }) => {
  await page.goto('diagnose/');
  const field = page.getByLabel('Log or event');
  await field.fill(readFileSync(`${captures}/server-close-1001/chrome.har`, 'utf8'));
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await expect(region(page).getByRole('radio')).toHaveCount(1);
  await field.fill(
    [
      '10:00:00.000100 IP 192.0.2.10.50000 > 198.51.100.20.8080: Flags [S], seq 1, win 64240, length 0',
      '10:00:00.020100 IP 198.51.100.20.8080 > 192.0.2.10.50000: Flags [R.], seq 0, ack 2, win 0, length 0',
    ].join('\n'),
  );
  await field.press('Control+Enter');
  await expect(region(page)).toContainText('pasted.txt');
  await field.fill('{"log":"onclose code=1006 reason=\\"\\" wasClean=false","stream":"stdout"}');
  await field.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'What we recognised' })).toBeVisible();
});

for (const key of ['Control+V', 'Control+V, then Control+Enter'])
  test(`what is pasted as the first thing on the page is read, by ${key}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    // The diagnosis is asked for by the key itself, and comes when everything is pasted.
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/start-diagnose/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('diagnose/');
    const har = readFileSync(`${captures}/server-close-1001/chrome.har`, 'utf8');
    await page.evaluate((text) => navigator.clipboard.writeText(text), har);
    const field = page.getByLabel('Log or event');
    await field.focus();
    for (const one of key.split(', then ')) await page.keyboard.press(one);
    await expect(field).toHaveValue(har);
    letGo();
    await expect(region(page).getByRole('radio')).toHaveCount(1);
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

test('a gzipped log is read as the log, and one that is too long is said to be cut', async ({ page }) => {
  await page.goto('diagnose/');
  const line = 'onclose code=1006 reason="" wasClean=false\n';
  const drop = (name: string, text: string) =>
    page
      .getByLabel(/^Choose (other )?files/)
      .setInputFiles({ name, mimeType: 'application/gzip', buffer: gzipSync(text) });
  await drop('chat.log.gz', line.repeat(200));
  await expect(page.getByRole('heading', { name: 'What we recognised' })).toBeVisible();
  const cut = page.getByText('Only the first 2,000,000 characters were read.');
  await expect(cut).toBeHidden();
  await drop('long.log.gz', line.repeat(100_000));
  await expect(cut).toBeVisible();
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

test('a file that is being read can be cancelled at once, however busy its reader is', async ({ page }) => {
  await page.goto('diagnose/');
  // A reader that hears nothing more, whatever it is told.
  await page.route(/recording-worker/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'addEventListener("message", () => { for (;;); });' }),
  );
  await choose(page, idle);
  await expect.poll(() => page.workers().length).toBe(1);
  const said = await page.getByRole('button', { name: 'Cancel' }).evaluate(async (button: HTMLElement) => {
    button.click();
    // The very next task: nothing has been waited for.
    await new Promise((resolve) => setTimeout(resolve));
    return document.querySelector('.rc-note')?.textContent;
  });
  expect(said).toBe('Cancelled. Nothing of the file is kept.');
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a gzipped HAR in UTF-16, as PowerShell writes it, is read', async ({ page }) => {
  await page.goto('diagnose/');
  const har = readFileSync(`${captures}/server-close-1001/chrome.har`, 'utf8');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(har, 'utf16le')]);
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'wide.har.gz', mimeType: 'application/gzip', buffer: gzipSync(wide) });
  await expect(region(page).getByRole('radio')).toHaveCount(1);
});

test('what a browser cannot unpack behind the end of a gzip is said to be passed over', async ({ page }) => {
  await page.goto('diagnose/');
  const [one, other] = ['server-close-1001', 'reconnect-3'].map((id) =>
    gzipSync(readFileSync(`${captures}/${id}/chrome.har`)),
  );
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'both.har.gz', mimeType: 'application/gzip', buffer: Buffer.concat([one!, other!]) });
  await expect(region(page).getByRole('radio')).toHaveCount(1);
  await expect(region(page)).toContainText('Parts of the file are damaged or too large and were passed over.');
});

test('nothing that reads a file is loaded before there is one', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('diagnose/');
  await moveMouse(page);
  await expect(page.locator('.recording-figure')).toHaveAttribute('data-ready', '');
  expect(loaded.filter((url) => /recording-worker|load-result/.test(url))).toEqual([]);
  await choose(page, idle);
  await expect(region(page)).toBeVisible();
  expect(loaded.some((url) => /recording-worker/.test(url))).toBe(true);
});

test('the likeliest cause is simulated below, and one press shows what a heartbeat would have changed', async ({
  page,
}) => {
  await page.goto('diagnose/');
  await page.getByRole('button', { name: 'Idle for 60 s, three times' }).click();
  await expect(region(page).getByRole('radio')).toHaveCount(4);
  await expect(region(page)).toContainText('2 more connections lived equally long');
  const twin = page.getByRole('region', { name: 'Simulated' });
  await expect(twin).toContainText('the simulation ends with 1006 as well');
  const heartbeat = twin.getByRole('checkbox', { name: 'Heartbeat every 25 s' });
  await expect(heartbeat).not.toBeChecked();
  await heartbeat.focus();
  await page.keyboard.press('Space');
  await expect(twin.getByRole('status')).toContainText('The simulated connection is still open');
  await expect(twin.getByRole('img', { name: /The connection is open from/ })).toContainText(
    'the recorded one ended here',
  );
  await expectAccessible(page);
  await twin.getByRole('link', { name: 'Open in the simulator' }).click();
  await expect(page).toHaveURL(/\/simulator\/#/);
});

test('Japanese on a phone: a recording of ours, its simulation and its report', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('ja/diagnose/');
  await page.getByRole('button', { name: japanese.samples.cable }).click();
  await expect(page.getByRole('region', { name: japanese.recorded }).getByRole('radio')).toHaveCount(1);
  await expect(page.getByRole('region', { name: japanese.twin.title })).toBeVisible();
  await page.getByText(japanese.ticket.title).click();
  await expect(page.getByText(japanese.ticket.what)).toBeVisible();
  // What runs down the lanes of a narrow picture does so in a program that knows no vertical writing.
  const svg = await downloadFrom(page, page.getByRole('button', { name: japanese.ticket.save.svg }));
  expect(svg.toString()).toMatch(/<text[^>]*transform="rotate\(90 [^>]*>OPEN</);
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test('the report is seen whole before it is passed on, and gives nothing away', async ({ page }) => {
  await page.goto('diagnose/');
  await choose(page, `${captures}/netlog-sensitive/capture.pcap`);
  await page.getByText('Report for a ticket').click();
  const report = region(page).getByText(/^# /);
  await expect(report).toContainText('Close 4001 by the client');
  await expect(report).not.toContainText(/example|10\.77|token=/);
  for (const [button, name] of [
    ['Save Markdown', 'websocket-recording.md'],
    ['Save picture as SVG', 'websocket-recording.svg'],
    ['Save picture as PNG', 'websocket-recording.png'],
  ] as const) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(name);
    const bytes = readFileSync(await file.path());
    expect(bytes.length).toBeGreaterThan(300);
    expect(bytes.includes('example')).toBe(false);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ['recordings/', 'ja/recordings/'])
    for (const width of [1280, 800, 390])
      test(`the finished pictures of our recordings are on /${path}, ${width} px wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        const pictures = page.locator('.rc-panel');
        await expect(pictures).toHaveCount(3);
        for (const picture of await pictures.all())
          await expect(picture.getByRole('img').filter({ visible: true }).first()).toBeVisible();
        await expect(page.getByRole('checkbox')).toHaveCount(0);
        await expectNoOverflow(page);
      });
});
