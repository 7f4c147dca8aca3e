import type { Locator } from '@playwright/test';
import { fill } from '../../src/core/format.ts';
import { connectionTimeline as en } from '../../src/i18n/en/connection-timeline.ts';
import { shell } from '../../src/i18n/en/shell.ts';
import { connectionTimeline as ja } from '../../src/i18n/ja/connection-timeline.ts';
import { chooseWithArrows, listen, press, sentence, tabTo } from '../support/accessibility.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

/** Steps to a moment at which both connections are open. The script comes with the first sign of a reader. */
async function stepTo(time: Locator, moment: string): Promise<void> {
  await expect(async () => {
    await time.press('Home');
    await expect(time).toHaveAttribute('aria-valuetext', /^0/, { timeout: 1_000 });
  }).toPass();
  for (let i = 0; i < 60 && (await time.getAttribute('aria-valuetext')) !== moment; i++) await time.press('ArrowRight');
  await expect(time).toHaveAttribute('aria-valuetext', moment);
}

/** A sentence of the page with some duration in it. */
const withDuration = (template: string, line: string): RegExp =>
  new RegExp(fill(template, { line, n: '§' }).replace('§', '\\d+\\.\\d ?(s|秒)'));

test('pulling the cable, reading what happens and sharing it, by keyboard alone', async ({ page, context }) => {
  await page.clock.install();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('./1001-vs-1006/');
  const heard = await listen(page);
  await press(page, page.getByRole('link', { name: shell.skipToPicture }));
  const figure = page.getByRole('group', { name: en.label });
  const time = figure.getByRole('slider', { name: en.time });
  await tabTo(page, time);
  await stepTo(time, '30.2 s');
  await chooseWithArrows(page, figure.getByRole('combobox', { name: en.speed }), 3);

  const silent = figure.getByRole('group', { name: en.lines.b });
  await press(page, silent.getByRole('button', { name: en.acts.cable }), 'Shift+Tab');
  await page.clock.runFor(30_000);
  expect(await heard()).toContain(fill(en.said.acted, { act: en.acts.cable, at: '30.16 s' }));
  const notified = withDuration(en.said.detected.client, en.lines.b);
  expect((await heard()).filter((text) => notified.test(text))).toHaveLength(1);
  await expect(page.getByRole('region', { name: en.sees.title })).toContainText(/no answer: calls close\(\)/);

  await press(page, figure.getByRole('button', { name: en.copy }));
  await expect(figure.getByRole('status')).toContainText(en.copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#v=1&run=.*cable/);

  const said = await heard();
  expect(said.filter((text) => !sentence.test(text))).toEqual([]);
  // The act, what each connection's client learns, the returns, the link: nothing that counts.
  expect(said.length).toBeLessThanOrEqual(6);
});

test('what both connections learn at one moment is announced of both', async ({ page }) => {
  await page.clock.install();
  // From event to event, one a second.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./1001-vs-1006/#v=1&run=1~cable-pulled~hb5000~~cable-pulled~hb5000');
  const figure = page.locator('.timeline-figure');
  await expect(figure).toHaveAttribute('data-ready', '');
  const heard = await listen(page);
  await figure.getByRole('slider', { name: en.time }).press('Home');
  await figure.getByRole('button', { name: en.play }).click();
  await page.clock.runFor(60_000);
  const said = await heard();
  for (const line of [en.lines.a, en.lines.b])
    expect(said.filter((text) => text.includes(line)).length, line).toBeGreaterThan(1);
});

test('pulling the cable, reading what happens and sharing it, by the accessibility tree only', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('./ja/1001-vs-1006/');
  const heard = await listen(page);
  const figure = page.getByRole('group', { name: ja.label });
  const time = figure.getByRole('slider', { name: ja.time });
  await stepTo(time, '30.2秒');
  const silent = figure.getByRole('group', { name: ja.lines.b });
  await silent.getByRole('button', { name: ja.acts.cable }).press('Enter');
  await expect.poll(heard).toContain(fill(ja.said.acted, { act: ja.acts.cable, at: '30.16秒' }));
  await figure.getByRole('button', { name: ja.pause }).press('Enter');
  await time.press('End');
  const outcome = await page.getByRole('region', { name: ja.sees.title }).ariaSnapshot();
  expect(outcome).toContain('code: 1006');
  expect(await figure.ariaSnapshot()).toMatch(/img ".*1006.*"/);
  await figure.getByRole('button', { name: ja.copy }).press('Enter');
  await expect(figure.getByRole('status')).toContainText(new RegExp(`${ja.copied}|${ja.inAddress}`));
  expect(page.url()).toContain('run=');
});

test('of two things that happen at the same moment, both are announced', async ({ page }) => {
  await page.goto('./1001-vs-1006/');
  const heard = await listen(page);
  const figure = page.getByRole('group', { name: en.label });
  await stepTo(figure.getByRole('slider', { name: en.time }), '30.2 s');
  const buttons = [
    figure.getByRole('group', { name: en.lines.b }).getByRole('button', { name: en.acts.cable }),
    figure.getByRole('group', { name: en.lines.a }).getByRole('button', { name: en.acts.shutdown }),
  ];
  const [cable, shutdown] = await Promise.all(buttons.map((button) => button.elementHandle()));
  // In one task, so that nothing is drawn between the two.
  await page.evaluate(
    (both) => {
      for (const one of both) (one as HTMLElement).click();
    },
    [cable, shutdown],
  );
  for (const act of [en.acts.cable, en.acts.shutdown])
    await expect.poll(async () => (await heard()).filter((text) => text.startsWith(act))).toHaveLength(1);
});

test('at 200 % nothing scrolls sideways, every part is there and the cable can be pulled', async ({
  browser,
  baseURL,
}) => {
  const viewport = { width: 640, height: 450 };
  const page = await browser.newPage({ baseURL: baseURL ?? '', viewport, deviceScaleFactor: 2 });
  await page.goto('./1001-vs-1006/');
  for (const name of [
    'How long until your code is notified?',
    'Side by side',
    'Which one do I have?',
    'The 1001 trap',
  ]) {
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  }
  await expectNoSidewaysScroll(page);
  const figure = page.getByRole('group', { name: en.label });
  const time = figure.getByRole('slider', { name: en.time });
  await stepTo(time, '30.2 s');
  // As on a phone, the main actions stand below the picture.
  await figure.getByRole('button', { name: en.acts.cable }).press('Enter');
  await expect(figure.getByRole('status')).toContainText(en.acts.cable);
  await expectNoSidewaysScroll(page);
  await page.close();
});
