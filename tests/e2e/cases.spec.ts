import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

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
