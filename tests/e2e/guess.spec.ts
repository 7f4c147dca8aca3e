import type { Locator, Page } from '@playwright/test';
import { fill } from '../../src/core/format.ts';
import { languages } from '../../src/i18n/languages.ts';
import { format } from '../../src/ui/format.ts';
import { listen } from '../support/accessibility.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

const flagship = './1001-vs-1006/';
const question = (page: Page): Locator =>
  page.getByRole('radiogroup', { name: 'The cable is pulled. When will the client’s code be notified?' });
const answer = (page: Page): Locator =>
  page.locator('.guess').getByText('38.6 s, and only because of the heartbeat every 30 s.');
const readout = (page: Page): Locator =>
  page.getByText('Client notified after').last().locator('xpath=following-sibling::b');

test('one touch is the guess: the run plays from the fault on, and answers beside the guess', { tag: '@core' }, async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(flagship);
  await expect(readout(page)).toBeHidden();
  await question(page).getByText('1 s', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(answer(page)).toBeHidden();
  const heard = await listen(page);
  await page.clock.runFor(60_000);
  await expect(answer(page)).toBeVisible();
  await expect(question(page).getByText('you', { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(question(page).getByRole('radio', { name: /^1 s/ })).toBeChecked();
  expect((await heard()).join().replaceAll('\u00a0', ' ')).toContain('38.6 s, and only because of the heartbeat');
  await expect(readout(page)).toHaveText('38.6 s');
});

test('by keyboard arrows choose on their way, and Enter is the guess', async ({ page }) => {
  await page.goto(flagship);
  await question(page).getByRole('radio').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(question(page).getByRole('radio', { name: /^10 s/ })).toBeChecked();
  await expect(question(page)).toContainText('press Enter');
  await expect(answer(page)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(answer(page)).toBeVisible();
});

test('whoever skips sees the answer and the whole picture at once', { tag: '@core' }, async ({ page }) => {
  await page.goto(flagship);
  await question(page).getByText('Skip').click();
  await expect(answer(page)).toBeVisible();
  await expect(readout(page)).toBeVisible();
});

test('whoever plays without a guess is not held back', async ({ page }) => {
  await page.goto(flagship);
  await page.getByRole('button', { name: 'Next event' }).click();
  await expect(readout(page)).toBeVisible();
  await expect(answer(page)).toBeHidden();
});

test('a link that brings a run asks nothing', { tag: '@core' }, async ({ page }) => {
  await page.goto(`${flagship}#scenario=cable-pulled`);
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
  await page.goto('./1006/#after=60.2&clean=false&lib=ws');
  await expect(page.getByText('Guess first')).toBeHidden();
});

test('nothing moves when the answer comes', async ({ page }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('./backoff/');
    const tool = page.getByRole('region', { name: 'Two reconnect policies against the same outage' });
    const before = await tool.boundingBox();
    await page.getByRole('radiogroup').getByText('1 min', { exact: true }).click();
    await expect(page.getByText('without a cap, its last wait alone is 64 s', { exact: false })).toBeVisible();
    expect(await tool.boundingBox()).toEqual(before);
    await page.goto('./herd/');
    const herd = page.getByRole('region', { name: 'A herd of clients under four reconnect policies' });
    const minute = page.getByRole('radiogroup').getByText('1 min', { exact: true });
    await minute.scrollIntoViewIfNeeded();
    const herdBefore = await herd.boundingBox();
    await minute.click();
    await expect(page.getByText('without jitter they come back together', { exact: false })).toBeVisible();
    expect(await herd.boundingBox()).toEqual(herdBefore);
  }
});

test('the herd asks about the run that it opens with, and holds its outcome back until then', async ({ page }) => {
  await page.goto('./herd/');
  const asked = page.getByRole('radiogroup', { name: /^Waits double from 1 s .* without jitter \(A\)/ });
  const back = page.getByRole('region', { name: 'In numbers' }).getByText('5 min 36 s');
  await expect(back).toBeHidden();
  await asked.getByText('10 s', { exact: true }).click();
  await expect(asked).toContainText('5 min 36 s after the disconnect, for 25 s of work');
  await expect(back).toBeVisible();
});

test('whoever brings a run or a CSV to the herd is asked nothing', async ({ page }) => {
  await page.goto('./herd/');
  await expect(page.getByRole('radiogroup')).toHaveCount(1);
  await page.getByRole('link', { name: 'Replay Zed, June 2025', exact: true }).click();
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
  await page.goto('./herd/');
  await page.reload();
  await expect(page.getByRole('radiogroup')).toHaveCount(1);
  await moveMouse(page);
  await page
    .getByLabel('CSV of your monitoring')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from('0,1000\n5,200') });
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
});

for (const lang of languages)
  test(`the guess on the page of 1006 comes when it is asked for (${lang})`, async ({ page }) => {
    const words = await wordsIn(lang, 'guess');
    await page.goto(lang === 'en' ? './1006/' : `./${lang}/1006/`);
    await page.locator('summary').first().click();
    const asked = page.getByRole('radiogroup');
    await expect(asked).toBeVisible();
    await expect(page.locator('.why .wait').first()).toBeHidden();
    await expectAccessible(page, '.guess-open');
    await asked.getByText(words.skip).click();
    await expect(page.getByText(format(lang).time(40)).first()).toBeVisible();
    await expect(page.locator('.why .wait').first()).toBeVisible();
  });

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the picture is whole, and the guess is answered all the same', async ({ page }) => {
    await page.goto(flagship);
    await expect(readout(page)).toBeVisible();
    await expect(answer(page)).toBeHidden();
    await question(page).getByText('1 min', { exact: true }).click();
    await expect(answer(page)).toBeVisible();
  });
});

for (const lang of languages)
  test(`the questions are accessible and fit 320 px (${lang})`, async ({ page }) => {
    const { guess } = await wordsIn(lang, 'flagship');
    await page.setViewportSize({ width: 320, height: 800 });
    const base = lang === 'en' ? './' : `./${lang}/`;
    for (const path of ['1001-vs-1006/', 'backoff/', 'herd/']) {
      await page.goto(base + path);
      await expectAccessible(page, '.guess');
      await expectNoSidewaysScroll(page);
    }
    await page.goto(`${base}1001-vs-1006/`);
    await expect(page.getByRole('radiogroup', { name: guess.question })).toContainText(
      fill(guess.given, { n: format(lang).setting(30_000) }),
    );
  });
