import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const languages = [
  {
    lang: 'en',
    path: '/1001-vs-1006/',
    slogan: '1001 says goodbye. 1006 is silence.',
    answers: [
      'The side that leaves: a stopping server',
      'Milliseconds to never',
      'Crash logs, then the proxy’s idle timeout',
    ],
    headings: ['How long until your code knows?', 'Side by side', 'Which one do I have?', 'The 1001 trap', 'Sources'],
    comparison: '1001 and 1006 side by side',
    rows: [
      'Definition',
      'On the wire',
      'Who sets it',
      'When you see it',
      'Time to detect',
      'What to check',
      'Reconnect?',
    ],
    never: 'never',
  },
  {
    lang: 'ja',
    path: '/ja/1001-vs-1006/',
    slogan: '1001は別れの挨拶、1006は沈黙。',
    answers: ['去る側。停止するサーバー', '一瞬から永遠まで', 'クラッシュログ、次にプロキシの無通信タイムアウト'],
    headings: ['コードが気づくまでの時間', '並べて比べる', 'どちらが起きている？', '1001の落とし穴', '出典'],
    comparison: '1001と1006の比較',
    rows: ['定義', '通信路では', '誰が付ける', 'いつ見る', '気づくまで', '調べること', '再接続する？'],
    never: '永遠に気づかない',
  },
] as const;

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const { lang, path, slogan, answers, headings, comparison, rows, never } of languages) {
  test.describe(`1001 vs 1006 (${lang})`, () => {
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1280, height: 800 },
    ]) {
      test(`answers within one screen of ${viewport.width}×${viewport.height}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.goto(`.${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
        await expect(page.getByText(slogan, { exact: true })).toBeInViewport({ ratio: 1 });
        for (const answer of answers)
          await expect(page.locator('#answer').getByText(answer)).toBeInViewport({ ratio: 1 });
      });
    }

    for (const width of [320, 390, 768, 1280, 1920]) {
      test(`does not scroll sideways at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`.${path}`);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    }

    test('leads every number in brackets to a source that can be opened', async ({ page }) => {
      await page.goto(`.${path}`);
      const numbers = page.getByRole('link', { name: /^\[\d+\]$/ });
      const targets = await numbers.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(targets.length).toBeGreaterThan(30);
      for (const target of new Set(targets)) {
        await expect(page.locator(target).getByRole('link')).toHaveAttribute('href', /^(https:\/\/|\/)/);
      }
    });

    test('uses every source that it lists', async ({ page }) => {
      await page.goto(`.${path}`);
      const used = await page
        .getByRole('link', { name: /^\[\d+\]$/ })
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const listed = await page
        .getByRole('region', { name: headings[4] })
        .getByRole('listitem')
        .evaluateAll((items) => items.map((item) => `#${item.id}`));
      expect(listed.filter((id) => !used.includes(id))).toEqual([]);
    });

    test('gives each row of the comparison to both codes', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`.${path}`);
      const table = page.getByRole('table', { name: comparison });
      for (const name of rows) {
        const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
        await expect(row.getByRole('cell')).toHaveCount(2);
      }
    });

    test('marks what is computed, what is never, and what nobody measured', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`.${path}`);
      const chart = page.getByRole('region', { name: headings[0] });
      const row = (name: RegExp) => chart.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
      await expect(row(/^ws.*Linux/).last()).toContainText(never);
      await expect(row(/^Chromium Android/)).toContainText(never);
      await expect(row(/^Safari/)).toContainText(lang === 'en' ? 'not measured' : '未計測');
      await expect(row(/^Chromium Windows/)).toContainText(lang === 'en' ? '8 min 15 s' : '8分15秒');
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });
      test('still says all of it', async ({ page }) => {
        await page.goto(`.${path}`);
        for (const name of headings) await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
        await expect(page.getByText('InvalidAccessError')).toBeVisible();
      });
    });
  });
}
