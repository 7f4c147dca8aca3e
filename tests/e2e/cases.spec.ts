import type { Locator, Page } from '@playwright/test';
import { cases } from '../../src/components/cases/cases.ts';
import { href } from '../../src/i18n/href.ts';
import { languages } from '../../src/i18n/languages.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

test('a reader opens an envelope, guesses wrong, guesses right, and sees the timeline of that recording', {
  tag: '@core',
}, async ({ page }) => {
  await page.goto('cases/');
  await page.getByRole('link', { name: 'Every quiet chat ends after three seconds' }).click();
  await expect(page.getByText('0 of 5 envelopes opened. It can be solved with 1.')).toBeVisible();
  await page.getByText('Proxy log', { exact: true }).click();
  await expect(page.getByText('upstream timed out').first()).toBeVisible();
  await expect(page.getByText('1 of 5 envelopes opened.')).toBeVisible();
  await page.getByText('The server crashed').click();
  await expect(page.getByText('The server logged the close as well')).toBeVisible();
  await page.getByText('The proxy’s idle limit').click();
  await expect(page.getByRole('heading', { name: 'What each envelope held' })).toBeVisible();
  await expect(page.getByRole('img').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.goto('cases/');
  await expect(page.getByText('solved with 1 of 5 envelopes')).toBeVisible();
});

test('three days later the list asks about a solved case, once', async ({ page }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem('seeded')) {
      localStorage.setItem('close-codes.cases', JSON.stringify({ 'members-only': { opened: 1, atMs: 0 } }));
      sessionStorage.setItem('seeded', 'yes');
    }
  });
  await page.goto('ja/cases/');
  const card = page.getByRole('region', { name: 'まだ覚えていますか' });
  await expect(card).toContainText('一度もつながらず');
  await card.getByRole('button', { name: '今はしない' }).click();
  await expect(card).toBeHidden();
  await page.reload();
  await expect(card).toBeHidden();
});

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

const solvedAt = new Date('2026-11-20T09:00:00Z');
const dayMs = 86_400_000;

for (const lang of languages)
  test(`all eight cases are solved by keyboard alone, and three days later the list asks about the first (${lang})`, async ({
    page,
  }) => {
    const words = await wordsIn(lang, 'cases');
    const list = href(lang, '/cases/', '/').slice(1);
    await page.clock.setFixedTime(solvedAt);
    await page.goto(list);
    await tabTo(page, page.getByRole('link', { name: words.list[cases[0].id].title }));
    await page.keyboard.press('Enter');
    for (const [at, { id, envelopes, guesses, right }] of cases.entries()) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.list[id].title);
      const count = page.getByRole('status');
      await expect(count).toBeVisible();
      for (const [n, [envelope]] of envelopes.entries()) {
        await tabTo(page, page.locator('.envelope > summary').nth(n));
        await page.keyboard.press('Enter');
        const text = page.locator('.envelope', { hasText: words.envelopes[envelope][0] ?? envelope }).locator('pre');
        await expect(text.filter({ visible: true }).first(), `${id} ${envelope}`).toHaveText(/\S/);
        await expect(count).toContainText(String(n + 1));
      }
      const why: Readonly<Record<string, readonly string[]>> = words.list[id].guesses;
      // Up to the first fact that the page fills in.
      const solution = page.getByText(words.list[id].solution.split('{')[0] ?? '');
      for (const guess of guesses.filter((one) => one !== right)) {
        await tabTo(page, page.locator('.guess > summary', { hasText: why[guess]?.[0] ?? guess }));
        await page.keyboard.press('Enter');
        await expect(page.getByText(why[guess]![1]!), `${id} ${guess}`).toBeVisible();
        await expect(solution).toBeHidden();
      }
      // It may lie between the others.
      await page.keyboard.press('Shift+Tab');
      while (
        !(await page
          .locator('.envelope > summary')
          .last()
          .evaluate((one) => one === document.activeElement))
      )
        await page.keyboard.press('Shift+Tab');
      await tabTo(page, page.locator('.guess > summary', { hasText: why[right]?.[0] ?? right }));
      await page.keyboard.press('Enter');
      await expect(solution, id).toBeVisible();
      await expect(page.locator('.solution').getByRole('img').first(), id).toBeVisible();
      if (at < cases.length - 1) {
        await tabTo(page, page.getByRole('link', { name: words.next, exact: true }), 400);
        await page.keyboard.press('Enter');
      }
    }
    const card = page.getByRole('region', { name: words.recall.heading });
    await page.goto(list);
    await expect(page.locator('.solved')).toHaveCount(cases.length);
    await page.clock.setFixedTime(solvedAt.getTime() + 3 * dayMs - 1_000);
    await page.reload();
    await expect(page.locator('.solved')).toHaveCount(cases.length);
    await expect(card).toBeHidden();
    await page.clock.setFixedTime(solvedAt.getTime() + 3 * dayMs);
    await page.reload();
    await expect(card).toContainText(words.list[cases[0].id].title);
    await tabTo(page, card.getByRole('button', { name: words.recall.dismiss }));
    await page.keyboard.press('Enter');
    await expect(card).toBeHidden();
  });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a case can be read and solved', async ({ page }) => {
    await page.goto('ja/cases/the-log-stops/');
    await page.getByText('サーバーのプロセスが強制終了された').click();
    await expect(page.getByText('カーネルがFINでTCPを閉じました')).toBeVisible();
    await page.getByText('解答', { exact: true }).click();
    await expect(page.getByText('プロセスがSIGKILLで強制終了されました')).toBeVisible();
  });
});
