import type { Locator, Page } from '@playwright/test';
import { listen } from '../support/accessibility.ts';
import { expectAccessible } from '../support/accessible.ts';
import { goIdle } from '../support/go-idle.ts';
import { expectNoOverflow, finishAnimations } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { coreIf, expect, test } from '../support/test.ts';

const en = { path: './1001-vs-1006/', pull: 'Pull the cable', restore: 'Plug it back in', time: 'Time', play: 'Play' };

/** The figure waits for a sign of intent. */
async function open(page: Page, path = en.path): Promise<Locator> {
  await page.goto(path);
  await moveMouse(page);
  await expect(page.locator('.timeline-figure')).toHaveAttribute('data-ready', '');
  return page.locator('.timeline-figure');
}
const silent = (figure: Locator): Locator => figure.getByRole('group', { name: 'Second connection' }).first();
const slider = (figure: Locator): Locator => figure.getByRole('slider', { name: 'Time' });
/** Moves to a moment by stepping over events with the keyboard. */
async function stepTo(figure: Locator, time: string): Promise<void> {
  const cursor = slider(figure);
  await cursor.focus();
  await cursor.press('Home');
  for (let i = 0; i < 60 && (await cursor.getAttribute('aria-valuetext')) !== time; i++)
    await cursor.press('ArrowRight');
  await expect(cursor).toHaveAttribute('aria-valuetext', time);
}

test('a menu that is opened before the script is there is never seen empty, and is filled once it is', async ({
  page,
}) => {
  await page.goto(en.path);
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_astro/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.getByRole('button', { name: 'More actions: Second connection' }).click();
  const menu = page.locator('.ct-menu').last();
  await expect(menu).toBeHidden();
  arrive();
  await expect(menu.getByRole('button', { name: 'Pull the cable' })).toBeVisible();
});

test.describe('a reader pulls the cable', () => {
  test('by mouse: the silence grows, the heartbeat ends it, the backoff runs and the client is back', {
    tag: '@core',
  }, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.clock.install();
    const figure = await open(page);
    await stepTo(figure, '30.2 s');
    const line = silent(figure);
    await expect(line.getByRole('button', { name: en.restore })).toHaveAttribute('aria-disabled', 'true');
    await line.getByRole('button', { name: en.pull }).click();
    await expect(line).toContainText('Client has not noticed');
    const readout = line.locator('.ct-number b');
    const seconds = async (): Promise<number> => Number.parseFloat((await readout.textContent()) ?? '');
    const first = await seconds();
    await page.clock.runFor(2_000);
    expect(await seconds()).toBeGreaterThan(first);
    await page.clock.runFor(60_000);
    await expect(line).toContainText('Client notified after');
    // The beat of 30.2 s has been sent: its answer is missing at the next one, 30 s later.
    expect(await seconds()).toBeGreaterThanOrEqual(29);
    expect(await seconds()).toBeLessThanOrEqual(60);
    await expect(figure.getByRole('table')).toContainText('gives up');
    await expect(figure.getByRole('table')).toContainText('attempt 2');
    const heard = await listen(page);
    await line.getByRole('button', { name: en.restore }).click();
    await page.clock.runFor(60_000);
    expect((await heard()).join()).toContain('connected again');
  });

  test('by keyboard alone', { tag: '@core' }, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const figure = await open(page);
    await stepTo(figure, '30.2 s');
    const heard = await listen(page);
    await silent(figure).getByRole('button', { name: en.pull }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await heard()).join()).toMatch(/Pull the cable, at 30\.\d+ s/);
    await expect(silent(figure)).toContainText('Client has not noticed');
    await figure.getByRole('button', { name: 'Pause' }).focus();
    await page.keyboard.press('Enter');
    await expect(figure.getByRole('button', { name: en.play })).toBeVisible();
  });

  test('on a phone by touch', { tag: '@core' }, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      ...(baseURL ? { baseURL } : {}),
    });
    const page = await context.newPage();
    await page.goto(en.path);
    const figure = page.locator('.timeline-figure');
    const time = slider(figure);
    await time.scrollIntoViewIfNeeded();
    const box = (await time.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.2, box.y + box.height / 2);
    await expect(figure).toHaveAttribute('data-ready', '');
    await page.touchscreen.tap(box.x + box.width * 0.2, box.y + box.height / 2);
    await expect
      .poll(async () => Number.parseFloat((await time.getAttribute('aria-valuetext')) ?? ''))
      .toBeLessThan(51);
    // Within the thumb's reach, whatever the page shows above.
    const pull = figure.getByRole('button', { name: en.pull });
    await expect(pull).toBeInViewport({ ratio: 1 });
    expect((await pull.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await pull.tap();
    await expect(silent(figure)).toContainText('Client has not noticed');
    const restore = figure.getByRole('button', { name: en.restore });
    await expect(restore).toContainText('Pull the cable, at');
    // What comes of it is where the finger is, too.
    const brief = figure.locator('.ct-brief-b');
    await expect(brief).toContainText(/^1006 [\d.]+ s …$/);
    await expect(brief).toBeInViewport({ ratio: 1 });
    await expect(restore).toBeInViewport({ ratio: 1 });
    await context.close();
  });

  test('without a heartbeat it takes longer, since only the restored path brings news', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const figure = await open(page);
    const readout = silent(figure).locator('.ct-number b');
    const usual = Number.parseFloat((await readout.textContent()) ?? '');
    await figure.getByRole('combobox', { name: 'Heartbeat interval' }).selectOption('0');
    await expect.poll(async () => Number.parseFloat((await readout.textContent()) ?? '')).toBeGreaterThan(usual);
  });
});

test('a refusal is gone with its reason, and with the next play', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const figure = await open(page);
  const restore = silent(figure).getByRole('button', { name: en.restore });
  const refusal = figure.locator('.ui-note').filter({ hasText: 'Not available: Plug it back in' });
  await restore.press('Enter');
  await expect(refusal).toBeVisible();
  // The cable is out in the middle of the run.
  await stepTo(figure, '90.2 s');
  await expect(restore).not.toHaveAttribute('aria-disabled');
  await expect(refusal).toHaveCount(0);
  await slider(figure).press('End');
  await expect(refusal).toHaveCount(0);
  await restore.press('Enter');
  await expect(refusal).toBeVisible();
  await figure.getByRole('button', { name: en.play, exact: true }).click();
  await expect(refusal).toHaveCount(0);
});

test('no text of the picture is smaller than 12 px on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const figure = await open(page);
  const sizes = await figure.locator('.ct-narrow text').evaluateAll((all) =>
    all.map((text) => {
      const scale = (text as SVGTextElement).getScreenCTM()!;
      return Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(scale.a, scale.b);
    }),
  );
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
});

test('a shared link leads to its run and says that the run came along', { tag: '@core' }, async ({ page }) => {
  await page.goto(`${en.path}#run=1~going-away~~cable-pulled~hb5000`);
  const figure = page.locator('.timeline-figure');
  await expect(figure).toHaveAttribute('data-ready', '');
  await expect(figure.getByText('This run came with your link.')).toBeInViewport();
});

test('what makes no sense now is disabled, and says why', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const figure = await open(page);
  // It stays in reach of keyboard and screen reader, so a press is answered with the reason.
  await silent(figure).getByRole('button', { name: en.restore }).click({ force: true });
  await expect(
    figure.getByText('Not available: Plug it back in (the network is already connected).').first(),
  ).toBeVisible();
  await figure.getByRole('button', { name: 'More actions: First connection' }).click();
  const menu = figure.getByRole('group', { name: 'The server' });
  await expect(menu.getByRole('button', { name: /Start the server again/ })).toContainText('the server is running');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});

test('every act can be done from the menu, and the run goes on', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const figure = await open(page);
  const more = figure.getByRole('button', { name: 'More actions: First connection' });
  await more.click();
  const names = await figure
    .locator('.ct-menu')
    .getByRole('button')
    .evaluateAll((buttons) => buttons.filter((b) => !b.hasAttribute('aria-disabled')).map((b) => b.textContent ?? ''));
  expect(names.length).toBeGreaterThan(20);
  await page.keyboard.press('Escape');
  const heard = await listen(page);
  for (const name of names) {
    await more.click();
    await figure.locator('.ct-menu').getByRole('button', { name, exact: true }).click();
    await expect.poll(async () => (await heard()).join(), name).toContain(name);
    await figure.getByRole('button', { name: 'Start over' }).click();
  }
});

test('a link to a run opens the very same run', async ({ page, context, browserName }) => {
  if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1280, height: 900 });
  const figure = await open(page);
  await stepTo(figure, '30.2 s');
  await silent(figure).getByRole('button', { name: 'Kill server process' }).click();
  await figure.getByRole('button', { name: 'Pause' }).click();
  await figure.getByRole('combobox', { name: 'Heartbeat interval' }).selectOption('5000');
  await slider(figure).press('End');
  const log = await figure.getByRole('table').textContent();
  await figure.getByRole('button', { name: 'Copy link to this run' }).click();
  await expect(figure.getByText('Link copied').first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  expect(link).toContain('#v=1&run=1~going-away~hb5000~~cable-pulled~hb5000~');
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('table', { name: '' }).filter({ hasText: '30.20 s' })).toHaveText(log ?? '');
  await other.close();
});

test.describe('a broken link', () => {
  for (const hash of ['#run=0~going-away', '#run=%E0%A4%A', '#run=1~nobody', `#run=${'5cp~'.repeat(2000)}`])
    test(
      `${hash.slice(0, 24)} shows the usual run and says so`,
      coreIf(hash.startsWith('#run=5cp')),
      async ({ page }) => {
        await page.goto(`${en.path}${hash}`);
        await expect(page.getByText('This link is damaged')).toBeVisible();
        await expect(silent(page.locator('.timeline-figure'))).toContainText('38.6 s');
      },
    );

  test('an anchor is not a state', async ({ page }) => {
    await page.goto(`${en.path}#compare`);
    await open(page, `${en.path}#compare`);
    await expect(page.getByText('This link is damaged')).toHaveCount(0);
  });
});

test.describe('before any script', () => {
  test.use({ javaScriptEnabled: false });
  for (const width of [390, 1280])
    test(`the finished run is there at ${width} px: picture, readouts and log`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(en.path);
      const figure = page.locator('.timeline-figure');
      await expect(figure.getByRole('img', { name: /The fault happens at 51\.6 s/ }).first()).toBeVisible();
      await expect(figure.getByText('of silence').filter({ visible: true }).first()).toBeVisible();
      await expect(figure).toContainText('code: 1001');
      await expect(figure.getByRole('table')).toContainText('code 1006');
      await expect(figure.getByRole('button', { name: 'Play' })).toHaveCount(0);
    });
});

test.describe('the island takes over', () => {
  for (const [path, width] of [
    ['./1001-vs-1006/', 390],
    ['./1001-vs-1006/', 1280],
    ['./ja/1001-vs-1006/', 768],
  ] as const)
    test(`without moving anything (${path}, ${width} px)`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      // On a phone the far parts are laid out one after the other: here the page is as it will be.
      await finishAnimations(page);
      const boxes = (): Promise<string> =>
        page.evaluate(() =>
          JSON.stringify(
            [...document.querySelectorAll('.ct-head, .ct-pane:not([hidden]), .ct-foot > *, .ct-see, section')]
              .map((e) => e.getBoundingClientRect())
              .filter(({ width }) => width > 0)
              .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round)),
          ),
        );
      const before = await boxes();
      await page.evaluate(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await moveMouse(page);
      await expect(page.locator('.timeline-figure')).toHaveAttribute('data-ready', '');
      await expect(page.locator('.timeline-cover').first()).toBeAttached();
      expect(await boxes()).toBe(before);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    });

  test('and not for a mouse that rests where the page opens below it', async ({ page }) => {
    await goIdle(page, en.path);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    for (let n = 0; n < 3; n++) await page.mouse.move(5, 5);
    // What a sign loads is asked for while the event is handled, so before the next frame.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(loaded).toEqual([]);
    await page.mouse.move(6, 5);
    await expect(page.locator('.timeline-figure')).toHaveAttribute('data-ready', '');
    expect(loaded).not.toEqual([]);
  });

  test('and a click that came before it is not lost', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(en.path);
    await page.getByRole('button', { name: en.play }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  });
});

test('under reduced motion, play goes from event to event', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 900 });
  const figure = await open(page);
  await slider(figure).press('Home');
  await figure.getByRole('button', { name: en.play }).click();
  await expect(slider(figure)).toHaveAttribute('aria-valuetext', '0.08 s');
  await expect(slider(figure)).toHaveAttribute('aria-valuetext', '0.12 s');
});

test('in Japanese the same run is told in Japanese', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const figure = await open(page, './ja/1001-vs-1006/');
  const line = figure.getByRole('group', { name: '2つ目の接続' }).first();
  await expect(line).toContainText('クライアントの検知まで');
  const time = figure.getByRole('slider', { name: '時刻' });
  await time.press('Home');
  await time.press('ArrowRight');
  await expect(time).toHaveAttribute('aria-valuetext', '0.08秒');
  await expect(line.getByRole('button', { name: '挿し直す' })).toHaveAttribute('aria-disabled', 'true');
});

for (const path of [en.path, './ja/1001-vs-1006/'])
  test(`with its settings and its menu open, ${path} is accessible and fits every width`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const figure = await open(page, path);
    await figure.locator('[aria-controls="ct-settings"]').click();
    await expect(figure.locator('#ct-settings')).toBeVisible();
    await expectNoOverflow(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await figure.locator('.ct-more').first().click();
    await expectAccessible(page, '.timeline-figure');
  });
