import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow, widths } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { downloadFrom, expectStandsAlone, sizeOfPng } from '../support/picture-alone.ts';
import { expect, test } from '../support/test.ts';

async function open(page: Page, path: string): Promise<Locator> {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.goto(path);
  await moveMouse(page);
  const figure = page.locator('.timeline-figure');
  await expect(figure).toHaveAttribute('data-ready', '');
  return figure;
}

test('a link from an evidence cell opens that cause with that client', { tag: '@core' }, async ({ page }) => {
  const figure = await open(page, './simulator/#scenario=server-close-1012&profile=firefox');
  await expect(page.getByRole('combobox', { name: 'Story' })).toHaveValue('server-close-1012');
  await expect(figure.getByRole('combobox', { name: 'Client' })).toHaveValue('firefox');
  await expect(figure).toContainText('code: 1012');
});

test('choosing a story changes the address, and going back brings the last one back', async ({ page }) => {
  const figure = await open(page, './simulator/#scenario=server-close-1011');
  await page.getByRole('combobox', { name: 'Story' }).selectOption('handshake-503');
  await expect(figure.getByText('Never opens')).toBeVisible();
  // The name that was chosen is there for a moment; then the address holds the run.
  await expect.poll(() => new URL(page.url()).hash).toBe('#v=1&run=1~handshake-503');
  await page.goBack();
  await expect(figure).toContainText('code: 1011');
  await expect(page.getByRole('combobox', { name: 'Story' })).toHaveValue('server-close-1011');
});

test('a linked story that the list does not have leaves the list with a name, and the list still works', async ({
  page,
}) => {
  const figure = await open(page, './simulator/#scenario=h2-cable-pulled-idle');
  const story = page.getByRole('combobox', { name: 'Story' });
  await expect(story.locator('option:checked')).toHaveText('A linked story');
  await story.selectOption('server-close-1011');
  await expect(figure).toContainText('code: 1011');
  await expect(story).toHaveValue('server-close-1011');
});

test('a story that does not exist: the usual run, and a word about it', async ({ page }) => {
  const figure = await open(page, './simulator/#scenario=__proto__&profile=netscape');
  await expect(figure.getByText('This link is damaged')).toBeVisible();
  await expect(figure).toContainText('38.6 s');
});

test('the trace can be copied as text and the picture saved as SVG', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = await open(page, './simulator/#scenario=server-close-1012');
  await figure.getByRole('button', { name: 'Copy as text' }).click();
  await expect(figure.getByRole('status')).toContainText('Trace copied as text');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('onclose 1012');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: 'Download as SVG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('websocket-run.svg');
  const svg = readFileSync(await download.path(), 'utf8');
  expect(svg).toContain('Close 1012');
  expect(svg).not.toContain('var(--');
});

test('a second socket on the connection is a setting of HTTP/2: picture, panel, sentence and link tell of it', {
  tag: '@core',
}, async ({ page }) => {
  const figure = await open(page, './simulator/#run=1~net-reset~1000sr');
  const sockets = figure.getByRole('group', { name: 'Sockets on the connection' });
  const lanes = figure.locator('.ct-wide').getByText('Socket 2', { exact: true });
  await expect(sockets).toBeHidden();
  await expect(figure.getByText('The other socket')).toHaveCount(0);
  // The group of the network is closed in a story that leaves it as it is.
  const network = figure.locator('summary', { hasText: 'The network' });
  const http2 = figure.getByRole('radio', { name: 'wss:// (HTTP/2)' });
  if (!(await http2.isVisible())) await network.click();
  await http2.check();
  await sockets.getByRole('radio', { name: '1' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(sockets.getByRole('radio', { name: '2' })).toBeChecked();
  await expect(lanes).toHaveCount(2);
  await expect(figure.getByText('The other socket stays open.')).toBeVisible();
  await expect(figure).toContainText('// the other socket: socket.readyState 1 (OPEN)');
  await expect(figure).toContainText('client, socket 2 onopen');
  await expect.poll(() => new URL(page.url()).hash).toContain('so1');
  await page.reload();
  await expect(figure).toHaveAttribute('data-ready', '');
  await expect(lanes).toHaveCount(2);
  if (!(await http2.isVisible())) await network.click();
  await figure.getByRole('radio', { name: 'wss:// (HTTP/1.1)' }).check();
  await expect(sockets).toHaveCount(0);
  await expect(lanes).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`a picture for slides needs no page around it (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const figure = await open(page, './simulator/#scenario=cable-pulled-idle');
    const button = (name: string) => figure.getByRole('button', { name });
    const svg = (await downloadFrom(page, button('Download as SVG'))).toString();
    // The paper is the page's, and the silence is as black as there.
    const panel = await figure.locator('.ct').evaluate((one) => getComputedStyle(one).backgroundColor);
    expectStandsAlone(svg, panel);
    sizeOfPng(await downloadFrom(page, button('PNG 2×')));
  });

test('every setting of a run can be turned, and the run follows', async ({ page }) => {
  const figure = await open(page, './simulator/');
  for (const group of ['The proxy', 'Traffic']) {
    await figure.locator('summary').filter({ hasText: group }).click();
  }
  await expect(figure.getByRole('slider', { name: 'Proxy’s idle timeout' })).toBeVisible();
  const pings = figure.getByRole('slider', { name: 'Server pings every' });
  await pings.press('ArrowRight');
  await expect(pings).toHaveAttribute('aria-valuetext', '5 s');
  await expect(figure.getByRole('table')).toContainText('ping');
  await figure.getByRole('button', { name: 'Start over' }).click();
  await expect(pings).toHaveAttribute('aria-valuetext', 'off');
});

for (const path of ['./simulator/', './ja/simulator/'])
  test(`${path} with a run of its own is accessible and fits every width`, async ({ page }) => {
    await open(page, `${path}#scenario=cable-pulled-idle`);
    await expectAccessible(page);
    await expectNoOverflow(page);
  });

test('no setting lies over another one, at any width', async ({ page }) => {
  const figure = await open(page, './ja/simulator/');
  const closed = figure.locator('.ct-groups details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const overlaps = await figure.locator('details[open] .ct-settings').evaluateAll((all) =>
      all.flatMap((settings) => {
        const boxes = [...settings.children].map((setting) =>
          [setting, ...setting.querySelectorAll('*')].map((part) => part.getBoundingClientRect()),
        );
        const meet = (a: DOMRect, b: DOMRect) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        return boxes.flatMap((one, i) =>
          boxes
            .slice(i + 1)
            .flatMap((other, k) =>
              one.some((a) => other.some((b) => meet(a, b)))
                ? [`${settings.children[i]?.textContent} | ${settings.children[i + 1 + k]?.textContent}`]
                : [],
            ),
        );
      }),
    );
    expect(overlaps, `${width} px`).toEqual([]);
  }
});

test('heartbeat, client and speed of last time are there again, a link comes first, and starting over forgets', async ({
  page,
}) => {
  const figure = await open(page, './simulator/');
  const client = figure.getByRole('combobox', { name: 'Client' });
  await client.selectOption('firefox');
  await figure.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await page.reload();
  await open(page, './simulator/');
  await expect(client).toHaveValue('firefox');
  await expect(figure.getByRole('combobox', { name: 'Speed' })).toHaveValue('4');
  await expect(figure.getByText('Using your last heartbeat')).toBeVisible();
  await open(page, './simulator/#scenario=server-close-1012&profile=ws');
  await expect(client).toHaveValue('ws');
  await open(page, './simulator/');
  await page.reload();
  await open(page, './simulator/');
  await figure.getByRole('button', { name: 'Start over' }).click();
  await page.reload();
  await open(page, './simulator/');
  await expect(client).toHaveValue('chromium');
  await expect(figure.getByText('Using your last heartbeat')).toBeHidden();
});

test('any time can be typed, the address bar holds the run, and a reload brings it back', { tag: '@core' }, async ({
  page,
}) => {
  const figure = await open(page, './simulator/');
  const typed = figure.getByRole('spinbutton', { name: 'Client’s heartbeat every, in seconds' });
  await typed.fill('17.5');
  await typed.press('Enter');
  await expect(figure.getByRole('slider', { name: 'Client’s heartbeat every' })).toHaveAttribute(
    'aria-valuetext',
    '17.5 s',
  );
  await expect(page).toHaveURL(/#.*run=1~cable-pulled~hb17500/);
  await page.reload();
  await open(page, page.url());
  await expect(typed).toHaveValue('17.5');
});

test('nginx’s idle timeout fires after nginx’s 60 s, and a sentence says what happened, why, and what helps', {
  tag: '@core',
}, async ({ page }) => {
  const figure = await open(page, './simulator/');
  await page.getByRole('combobox', { name: 'Story' }).selectOption('proxy-idle-timeout-nginx');
  await expect(figure.getByText(/^At 60 s the proxy’s idle limit was over/)).toContainText(
    'Anything sent before the proxy’s limit is over keeps it open.',
  );
  const limit = figure.getByRole('slider', { name: 'Proxy’s idle timeout' });
  await expect(limit).toBeVisible();
  await expect(figure.getByRole('combobox', { name: 'Heartbeat interval' })).toContainText('25 s');
  // Between the picture and its settings: who turns one sees what it changes.
  const [told, turned] = [await figure.getByText(/^At 60 s/).boundingBox(), await limit.boundingBox()];
  expect(told!.y + told!.height).toBeLessThan(turned!.y);
});

test('without a storage the simulator works and remembers nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const figure = await open(page, './simulator/');
  await figure.getByRole('combobox', { name: 'Client' }).selectOption('firefox');
  await expect(figure.getByRole('combobox', { name: 'Client' })).toHaveValue('firefox');
});

/** As wide as a sheet of A4 within its margins. */
const sheet = { width: 718, height: 1040 };

test('on paper the picture is whole: on one sheet before a script, and as the window shows it after', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(sheet);
  await page.goto('simulator/');
  const drawn = page.locator('.ct-narrow svg');
  await expect(drawn).toBeVisible();
  expect((await drawn.boundingBox())?.height).toBeLessThan(sheet.height);

  await page.emulateMedia({ media: 'screen' });
  await open(page, './simulator/');
  await expect(page.locator('.ct-wide svg').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(sheet);
  // A printer has counted its sheets by then: another drawing would cut them off.
  await expect(page.locator('.ct-wide svg')).toHaveCount(2);
  await expect(page.locator('.ct-wide svg').first()).toBeVisible();
  await expect(page.locator('.ct-narrow')).toHaveCount(0);
});
