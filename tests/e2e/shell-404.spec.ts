import { expect, test } from '../support/test.ts';

// The browser logs the 404 of the document itself.
test.use({ expectedMessages: [/status of 404/] });

test('a code without a page of its own gets an answer about its range', { tag: '@core' }, async ({ page }) => {
  for (const [code, words] of [
    ['4321', /4321: private/],
    ['1999', /1999: reserved for the protocol/],
    ['99999', /99999: not a close code/],
    ['0404', /0404: not used/],
    ['20000', /20000: outside all defined ranges/],
  ] as const) {
    const answer = await page.goto(code);
    expect(answer?.status(), code).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
    await expect(page).toHaveTitle(words);
  }
});

test('/4321 leads on to the page of its range, which keeps the number', async ({ page }) => {
  await page.goto('4321');
  await page.getByRole('link', { name: 'Read about 4000–4999' }).click();
  await expect(page).toHaveURL(/\/4000-4999\/#code=4321$/);
  await expect(page.getByText('4321 is one of 4000–4999.')).toBeVisible();
});

test('/ja/4321 is answered in Japanese, header and all', async ({ page }) => {
  const answer = await page.goto('ja/4321');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^4321はプライベート用/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.getByRole('link', { name: '4000〜4999のページを読む' }).click();
  await expect(page).toHaveURL(/\/ja\/4000-4999\/#code=4321$/);
});

test('a host that has one file for all unknown addresses gets there as well', async ({ page, baseURL }) => {
  const root = await (await page.request.get(new URL('404.html', baseURL).href)).text();
  await page.route('**/ja/4321', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: root }));
  await page.goto('ja/4321');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^4321はプライベート用/);
  await expect(page).toHaveURL(/\/ja\/4321$/);
});

test('the address in the fragment of the page is one of its language, or stays where it is', async ({ page }) => {
  for (const other of ['#//evil.example/', '#/1006/', '#javascript:1', '#']) {
    await page.goto(`ja/404.html${other}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ページがありません');
    expect(new URL(page.url()).pathname).toMatch(/\/ja\/404\.html$/);
  }
});

test('an unknown address that is no code says so, and the language switch stays on it', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('no/such/page');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No page here');
  await page.getByRole('link', { name: '日本語', exact: true }).click();
  await expect(page).toHaveURL(/\/ja\/no\/such\/page\/?$/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page for unknown addresses explains every range in both languages', async ({ page }) => {
    await page.goto('4321');
    for (const range of ['0–999', '1000–1015', '1016–2999', '3000–3999', '4000–4999', '5000–65535']) {
      await expect(page.getByText(range, { exact: true })).toHaveCount(1);
      await expect(page.getByText(range.replace('–', '〜'), { exact: true })).toHaveCount(1);
    }
    await expect(page.getByText('For private use.')).toBeVisible();
    await expect(page.getByText('プライベート用です。')).toBeVisible();
  });
});
