import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

test('the table of all codes shows what fits a symptom and says how many', { tag: '@core' }, async ({ page }) => {
  await page.goto('codes/');
  const table = page.getByRole('table', { name: 'WebSocket close codes' });
  await expect(table.getByRole('row')).toHaveCount(21);
  await page.getByRole('button', { name: 'Always after the same time' }).click();
  await expect(page.getByRole('status')).not.toHaveCount(0);
  await expect(table.getByRole('rowheader')).toHaveText([/1006/, /3008/]);
  await page.getByRole('button', { name: 'Never on the wire' }).click();
  await expect(table.getByRole('rowheader')).toHaveText([/1006/]);
  await page.getByRole('button', { name: 'Around login' }).click();
  await expect(page.getByText('No code fits all of that.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(table.getByRole('rowheader')).toHaveCount(20);
});

test('the table of all codes can be filtered with the keyboard alone', async ({ page }) => {
  await page.goto('ja/codes/');
  const chip = page.getByRole('button', { name: '全員が同時に切れた' });
  await chip.focus();
  await page.keyboard.press('Space');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('table').getByRole('rowheader').first()).toContainText('1001');
});

test('the close() checker answers as the reader types, and what was typed never becomes markup', async ({ page }) => {
  await page.goto('codes/');
  const field = page.getByRole('textbox', { name: 'The call' });
  const result = page.getByRole('region', { name: 'Try close()' }).getByRole('status');
  await expect(result).toContainText('InvalidAccessError');
  await field.fill('close()');
  await expect(result).toContainText('1005');
  await field.fill(`close(4000, '<img src=x>')`);
  await expect(result).toContainText('A Close frame with 4000');
  await field.fill('<b>close</b>');
  await expect(result.locator('b')).toHaveCount(0);
});

test('two codes of one’s choice are compared, and the address holds the choice', { tag: '@core' }, async ({ page }) => {
  await page.goto('compare/');
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByLabel('First code').selectOption('1012');
  await page.getByLabel('Second code').selectOption('1013');
  await expect(page.getByRole('article')).toContainText([/1012/, /1013/]);
  await expect(page.getByRole('link', { name: 'Read the full comparison' })).toHaveAttribute(
    'href',
    /\/1012-vs-1013\/$/,
  );
  await expect(page).toHaveURL(/#code=1012%2C1013$/);
  await page.goto('ja/compare/#code=3000,4000-4999');
  await expect(page.getByRole('article')).toContainText([/3000/, /4000〜4999/]);
});

test('without a script every code can still be compared', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('compare/');
  await expect(page.getByRole('article')).toHaveCount(20);
  await page.close();
});

test('a range says so when the address holds one of its codes, and ignores any other', async ({ page }) => {
  await page.goto('4000-4999/#code=4321');
  await expect(page.getByText('4321 is one of 4000–4999.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^4321 /);
  await page.goto('4000-4999/#code=<b>1</b>');
  await page.reload();
  await expect(page.getByText('is one of 4000–4999.')).toBeHidden();
});

test('the builder makes a link that opens the page it promises', { tag: '@core' }, async ({ page }) => {
  await page.goto('link-here/');
  await page.getByLabel('Code', { exact: true }).fill('4321');
  await page.getByLabel('Reason').fill('満員 & more');
  const made = page.getByRole('region', { name: 'Your link' }).getByRole('status');
  await expect(made).toContainText('/4000-4999/#code=4321&after=60.0&clean=false&reason=%E6%BA%80');
  await page.getByRole('link', { name: 'Open it' }).click();
  await expect(page.getByText('4321 is one of 4000–4999.')).toBeVisible();
});

test('the builder says what is wrong with a code that is none', async ({ page }) => {
  await page.goto('link-here/');
  await page.getByLabel('Code', { exact: true }).fill('99999');
  await expect(page.getByText('A close code is a number from 0 to 65535.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open it' })).toBeHidden();
});

test.describe('a reader who prefers Japanese', () => {
  test.use({ locale: 'ja-JP' });
  test('is offered the Japanese page, not sent there, and keeps the incident', async ({ page }) => {
    await page.goto('1006/#after=60.0&clean=false');
    await expect(page).toHaveURL(/\/1006\/#after/);
    await page.getByRole('link', { name: '日本語で読む' }).click();
    await expect(page).toHaveURL(/\/ja\/1006\/#after=60\.0&clean=false$/);
  });
});

test('a reader who prefers English is not offered Japanese twice', async ({ page }) => {
  await page.goto('1006/');
  await expect(page.getByRole('link', { name: '日本語で読む' })).toBeHidden();
});

const pictured = [
  '1001-vs-1006/',
  '1006/',
  '1005-vs-1006/',
  'backoff/',
  'herd/',
  'diagnose/',
  'recordings/',
  'cases/the-log-stops/',
  'onboarding/cheat-sheet/',
  'guides/proxies/',
  'guides/reconnecting/',
];
for (const path of pictured.flatMap((one) => [one, `ja/${one}`]))
  test(`on a phone the still pictures of /${path} keep their words at 12 px, and the page does not scroll sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const sizes = await page.locator('main svg text').evaluateAll((all) =>
      all
        .filter((text) => text.getBoundingClientRect().width > 0)
        .map((text) => {
          const scale = (text as SVGTextElement).getScreenCTM()!;
          return Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(scale.a, scale.b);
        }),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    await expectNoSidewaysScroll(page);
  });
