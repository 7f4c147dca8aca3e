import { fill } from '../../src/core/format.ts';
import { coreIf, expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

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
    headings: [
      'How long until your code is notified?',
      'Side by side',
      'Which one do I have?',
      'The 1001 trap',
      'Sources',
    ],
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
    slogan: '1001は予告のある切断、1006は予告のない切断。',
    answers: [
      '離脱する側。停止するサーバー',
      '数十ミリ秒から、検知なしまで',
      'クラッシュログ、次にプロキシのアイドルタイムアウト',
    ],
    headings: [
      '切断を検知するまでの時間',
      '主な違い（項目別の比較）',
      '1001と1006の切り分け方',
      '1001の落とし穴',
      '出典',
    ],
    comparison: '1001と1006の比較',
    rows: [
      '説明',
      '実際に送信される？',
      '設定する側',
      '表示される場面',
      '検知までの時間',
      '原因の調べ方',
      '再接続する？',
    ],
    never: '検知しない',
  },
] as const;

const screens = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

for (const { lang, path, slogan, answers, headings, comparison, rows, never } of languages) {
  test.describe(`1001 vs 1006 (${lang})`, () => {
    test('answers within the first screen of a phone and of a laptop', coreIf(lang === 'en'), async ({ page }) => {
      for (const screen of screens) {
        await page.setViewportSize(screen);
        await page.goto(`.${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
        await expect(page.getByText(slogan, { exact: true })).toBeInViewport({ ratio: 1 });
        for (const answer of answers)
          await expect(page.locator('#answer').getByText(answer)).toBeInViewport({ ratio: 1 });
      }
    });

    test('leads every number in brackets to a source that can be opened, and uses every source it lists', async ({
      page,
    }) => {
      const { number } = (await wordsIn(lang, 'flagship')).sources;
      await page.goto(`.${path}`);
      const used = await page
        .getByRole('link', { name: new RegExp(`^${fill(number, { n: '\\d+' })}$`) })
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(used.length).toBeGreaterThan(30);
      const sources = await page
        .getByRole('region', { name: headings[4] })
        .getByRole('listitem')
        .evaluateAll((items) =>
          items.map((item) => [`#${item.id}`, item.querySelector('a')?.getAttribute('href') ?? '']),
        );
      for (const target of new Set(used)) expect(Object.fromEntries(sources)[target]).toMatch(/^(https:\/\/|\/)/);
      expect(sources.filter(([id = '']) => !used.includes(id))).toEqual([]);
    });

    test('compares both codes row by row, and marks what is computed, what is never, and what nobody measured', async ({
      page,
    }) => {
      await page.setViewportSize(screens[1]);
      await page.goto(`.${path}`);
      const table = page.getByRole('table', { name: comparison });
      for (const name of rows) {
        const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
        await expect(row.getByRole('cell')).toHaveCount(2);
      }
      const chart = page.getByRole('region', { name: headings[0] });
      const row = (name: RegExp) => chart.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
      await expect(row(/^ws.*Linux/).last()).toContainText(never);
      await expect(row(/^Chromium Android/)).toContainText(never);
      await expect(row(/^Safari/)).toContainText(lang === 'en' ? 'not measured' : '未計測');
      await expect(row(/^Chromium Windows/)).toContainText(lang === 'en' ? '8 min 15 s' : '8分15秒');
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });
      test('still says all of it', coreIf(lang === 'ja'), async ({ page }) => {
        await page.goto(`.${path}`);
        for (const name of headings) await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
        await expect(page.getByText('InvalidAccessError')).toBeVisible();
      });
    });
  });
}
