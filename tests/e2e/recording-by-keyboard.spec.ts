import type { Locator, Page } from '@playwright/test';
import { diagnosePage as pageEn } from '../../src/i18n/en/diagnose/page.ts';
import { recording as en } from '../../src/i18n/en/diagnose/recording.ts';
import { diagnosePage as pageJa } from '../../src/i18n/ja/diagnose/page.ts';
import { recording as ja } from '../../src/i18n/ja/diagnose/recording.ts';
import { expect, test } from '../support/test.ts';

const of = (file: string): string => `tests/captures/reconnect-3/${file}`;

/** More keys than this part any two things of the page. */
const tabsMax = 120;

/** Goes on with Tab until something has the focus; whatever has it on the way is on the page and shows it. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < tabsMax; i++) {
    await page.keyboard.press(key);
    expect(await focusShown(page)).toBe('shown');
    if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))) break;
  }
  await expect(wanted).toBeFocused();
  await expect(wanted).toBeInViewport();
}

/** Whether what has the focus shows it: itself, the label around it, or the panel in it. */
const focusShown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (!at || at === document.body) return 'nothing has the focus';
    const isSeen = [at, at.parentElement, at.firstElementChild].some(
      (one) => one && getComputedStyle(one).outlineStyle !== 'none',
    );
    return isSeen ? 'shown' : `${at.localName}.${at.className} does not show it`;
  });

const said = (page: Page, text: string | RegExp): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeAttached();

async function choose(page: Page, picker: Locator, ...files: string[]): Promise<void> {
  await expect(picker).toBeFocused();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(files);
}

for (const [path, words, pageWords, width] of [
  ['diagnose/', en, pageEn, 1280],
  ['ja/diagnose/', ja, pageJa, 390],
] as const)
  test(`by keyboard alone: from the picker to the report on /${path}, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    // A dialog is caught from the first listener on, and not yet while one is being added: before any key is pressed.
    page.on('filechooser', () => {});
    await page.goto(path);
    const picker = page.getByLabel(words.choose);
    const region = page.getByRole('region', { name: words.recorded, exact: true });
    const [first, second] = [region.getByRole('radio').nth(0), region.getByRole('radio').nth(1)];

    await tabTo(page, picker);
    await choose(page, picker, of('chrome.har'), of('capture.pcapng'));
    await expect(region.getByRole('radio')).toHaveCount(4);
    await expect(region).toBeInViewport();
    expect(await focusShown(page)).toBe('shown');
    await said(page, /4/);

    await tabTo(page, first);
    const title = region.getByRole('heading', { level: 3 });
    const before = await title.innerText();
    await page.keyboard.press('ArrowDown');
    await expect(second).toBeChecked();
    await expect(title).not.toHaveText(before);
    await said(page, await title.innerText());
    await page.keyboard.press('ArrowUp');
    await expect(title).toHaveText(before);

    const events = region.getByText(words.events);
    await tabTo(page, events);
    await page.keyboard.press('Enter');
    // What a fold holds is made when it opens.
    const rows = region.getByRole('group', { name: words.events });
    await expect(rows).toBeVisible();
    await tabTo(page, rows);
    await tabTo(page, region.getByText(words.ticket.title));
    await page.keyboard.press('Enter');
    await expect(region.getByRole('button', { name: words.ticket.copy })).toBeVisible();
    for (const label of [words.ticket.copy, words.ticket.save.md, words.ticket.save.svg, words.ticket.save.png])
      await tabTo(page, region.getByRole('button', { name: label }));
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(saved.suggestedFilename()).toBe(`${words.ticket.file}.png`);

    await tabTo(page, region.getByRole('link', { name: words.take }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: pageWords.causes, level: 2 })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    expect(await focusShown(page)).toBe('shown');
    // What the link holds, the first cause, which is open, and the second.
    const cause = page.getByRole('region', { name: pageWords.causes }).locator('summary').nth(2);
    await tabTo(page, cause);
    await page.keyboard.press('Enter');
    await expect(cause.locator('..')).toHaveAttribute('open');

    await tabTo(page, page.getByRole('button', { name: words.clear }));
    await page.keyboard.press('Enter');
    await expect(region).toHaveCount(0);
    await expect(picker).toBeFocused();

    // A reader that never answers: as long a reading as anybody can wish.
    await page.route(/recording-worker/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await choose(page, picker, of('chrome.har'));
    await expect(page.getByRole('button', { name: words.cancel })).toBeFocused();
    await page.keyboard.press('Enter');
    await said(page, words.cancelled);
    await expect(picker).toBeFocused();
    expect(await focusShown(page)).toBe('shown');

    await page.unroute(/recording-worker/);
    await tabTo(page, page.getByRole('button', { name: words.samples.idle }));
    await page.keyboard.press('Enter');
    const twin = page.getByRole('region', { name: words.twin.title });
    const remedy = twin.getByRole('checkbox');
    await expect(remedy).toBeVisible();
    await expect(region).toBeInViewport();
    await tabTo(page, remedy);
    const unremedied = await twin.getByRole('status').innerText();
    await page.keyboard.press('Space');
    await expect(twin.getByRole('status')).not.toHaveText(unremedied);
    await expect(remedy).toBeFocused();
  });

test('by keyboard: the rows that a long list has hidden are gone on with where they begin', async ({ page }) => {
  await page.goto('diagnose/');
  const entries = Array.from({ length: 15 }, (_, i) => ({
    request: { url: `wss://app.test/${i}` },
    response: { status: 101 },
    startedDateTime: new Date(1_795_729_591_000 + i * 60_000).toISOString(),
  }));
  await page.getByLabel(en.choose).setInputFiles({
    name: 'many.har',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ log: { entries } })),
  });
  const rows = page.getByRole('region', { name: en.recorded }).getByRole('radio');
  await expect(rows).toHaveCount(12);
  await page.getByRole('button', { name: en.more.replace('{n}', '15') }).focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(15);
  await expect(rows.nth(12)).toBeFocused();
  await expect(rows.first()).toBeChecked();
});
