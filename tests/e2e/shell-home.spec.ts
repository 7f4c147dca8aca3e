import { expect, test } from '../support/test.ts';

test('a reader types a code on the start page and Enter opens its page', { tag: '@core' }, async ({ page }) => {
  await page.goto('');
  const field = page.getByRole('searchbox', { name: 'Close code or error text' });
  await field.fill('1006');
  await expect(page.getByRole('search').locator('xpath=..').getByRole('link').first()).toContainText(
    'Abnormal Closure',
  );
  await field.press('Enter');
  await expect(page).toHaveURL(/\/1006\/$/);
});

test('a pasted error text finds the code in it', async ({ page }) => {
  await page.goto('ja/');
  const field = page.getByRole('searchbox', { name: 'クローズコードまたはエラー文' });
  await field.fill('Disconnected: close code 1011 after 4200 ms');
  await expect(page.getByRole('link', { name: /1011.*Internal Error/ })).toBeVisible();
});

const log = [
  '2026-11-20T09:00:00.000Z ws connection opened id=7',
  '2026-11-20T09:01:00.052Z ws connection closed id=7 code=1006 wasClean=false',
  '2026-11-20T09:01:05.000Z ws connection opened id=8',
  '2026-11-20T09:02:05.041Z ws connection closed id=8 code=1006 wasClean=false',
].join('\n');

test('a log that is pasted on the start page is diagnosed whole, once', { tag: '@core' }, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('');
  await page.evaluate((text) => navigator.clipboard.writeText(text), log);
  const field = page.getByRole('searchbox', { name: 'Close code or error text' });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('link', { name: /^Diagnose this/ })).toBeVisible();
  await field.press('Enter');
  await expect(page).toHaveURL(/\/diagnose\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A proxy’s idle timeout closed the connection');
  await expect(page.getByRole('listitem').filter({ hasText: '09:02:05.041Z' }).first()).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

for (const [error, isKnown] of [
  ['ECONNRESET', true],
  ["WebSocket connection to 'wss://shop.example/live' failed:", true],
  ['Error during WebSocket handshake: Unexpected response code: 502', true],
  ['upstream timed out (110: Connection timed out) while reading upstream', true],
  ['failed:', false],
] as const) {
  test(`the start page offers to diagnose “${error}” before anything else`, async ({ page }) => {
    await page.goto('');
    await page.getByRole('searchbox').fill(error);
    const first = page.getByRole('search').locator('xpath=..').getByRole('link').first();
    await expect(first).toContainText('Diagnose this');
    await first.click();
    await expect(page).toHaveURL(/\/diagnose\//);
    if (isKnown) await expect(page.locator('mark').first()).toBeVisible();
    else await expect(page.getByRole('textbox').first()).toHaveValue(error);
  });
}

test('Enter answers whatever is in the field: with what it finds, a way on, or what to type', async ({ page }) => {
  await page.goto('');
  const field = page.getByRole('searchbox');
  const status = page.getByRole('search').locator('xpath=..').getByRole('status');
  await field.press('Enter');
  await expect(status).toHaveText('Type a code, a word or an error message.');
  await field.fill('qqqqxyz');
  await expect(status).toContainText('Nothing found');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/diagnose\//);
});

for (const [lang, number, nonsense] of [
  ['en', /70000 is not a close code/, 'qwrtzpl'],
  ['ja', /70000はクローズコードではありません/, 'ほげほげ'],
] as const)
  test(`a number that is no code and a word that no page holds lead to no page that happens to be near (${lang})`, async ({
    page,
  }) => {
    await page.goto(lang === 'en' ? '' : 'ja/');
    const field = page.getByRole('searchbox');
    const box = page.getByRole('search').locator('xpath=..');
    await field.fill(nonsense);
    await expect(box.getByRole('status')).toContainText(nonsense);
    await expect(box.getByRole('link')).toHaveCount(1);
    await expect(box.getByRole('link')).toHaveAttribute('href', /\/diagnose\//);
    await field.fill('70000');
    await expect(box.getByRole('link')).toHaveText([number]);
    await field.press('Enter');
    await expect(page).toHaveURL(/\/codes\//);
  });

for (const path of ['', 'ja/'])
  test(`the codes of /${path} that nobody sends stand below the place of their number`, async ({ page }) => {
    for (const width of [1180, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const box = async (code: string) =>
        (await page.locator('section.codes li').filter({ hasText: code }).boundingBox())!;
      const middle = ({ x, width: wide }: { x: number; width: number }): number => x + wide / 2;
      const [before, after] = [await box('1003'), await box('1007')];
      const [none, abnormal, tls] = [await box('1005'), await box('1006'), await box('1015')];
      expect((middle(none) + middle(abnormal)) / 2, `${width} px`).toBeCloseTo((middle(before) + middle(after)) / 2, 0);
      expect(middle(tls), `${width} px`).toBeGreaterThan(middle(await box('1014')));
      expect(middle(tls), `${width} px`).toBeLessThan(middle(await box('3000')));
    }
  });

test('Play moves both endings, and the picture is whole again afterwards', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Play both' }).click();
  const running = () => page.evaluate(() => document.getAnimations().length);
  await expect.poll(running).toBeGreaterThan(1);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect.poll(running).toBe(0);
  await expect(page.getByText('7 min 30 s', { exact: true })).toBeVisible();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the endings stand still and nothing offers to move them', async ({ page }) => {
    await page.goto('');
    await expect(page.getByText('7 min 30 s', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play both' })).toBeHidden();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the start page shows both endings and leads on, with no button that does nothing', async ({ page }) => {
    await page.goto('');
    await expect(page.getByText('7 min 30 s', { exact: true })).toBeVisible();
    await expect(page.getByRole('button')).toHaveText(['Look up']);
    await page.getByRole('searchbox').fill('1006');
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page).toHaveURL(/\/codes\/\?q=1006$/);
  });
});

test('the start page loads no framework', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto('', { waitUntil: 'networkidle' });
  expect(scripts.filter((url) => /preact|client|hooks/.test(url))).toEqual([]);
});
