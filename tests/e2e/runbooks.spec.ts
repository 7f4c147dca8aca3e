import { languages, prefixOf } from '../../src/i18n/languages.ts';
import { alerts } from '../../src/scenarios/alert-stories.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expectSheets } from '../support/sheets.ts';
import { coreIf, expect, test } from '../support/test.ts';

const folders = languages.map((lang) => (prefixOf(lang) ? `${prefixOf(lang)}/` : ''));

for (const folder of folders)
  for (const { name, slug } of alerts)
    test(`/${folder}runbooks/${slug}/ prints on one page of A4 or Letter, and has its steps on a phone`, async ({
      page,
    }) => {
      await page.goto(`./${folder}runbooks/${slug}/`);
      await expectSheets(page, 1);
      await page.setViewportSize({ width: 390, height: 844 });
      const main = page.getByRole('main');
      await expect(main.getByText(name, { exact: true }).first()).toBeInViewport();
      // What it means, what to check, what stops it, what mends it, what to do afterwards, the rule.
      await expect(main.getByRole('heading', { level: 2 })).toHaveCount(6);
      await expect(main.getByRole('listitem').first()).toBeInViewport();
      await page.setViewportSize({ width: 320, height: 800 });
      await expectNoSidewaysScroll(page);
    });

for (const folder of folders) {
  test(
    `/${folder}runbooks/ lists every alert, those first that wake someone`,
    coreIf(folder === 'ja/'),
    async ({ page }) => {
      await page.goto(`./${folder}runbooks/`);
      const names = await page
        .getByRole('main')
        .getByRole('listitem')
        .getByText(/^WebSocket[A-Z]/)
        .allTextContents();
      expect(names).toEqual(alerts.map(({ name }) => name));
    },
  );

  test(`the rules are copied and downloaded from /${folder}recipes/alerting/websocket-rules-yaml/`, async ({
    page,
  }) => {
    await page.goto(`./${folder}recipes/alerting/websocket-rules-yaml/`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
    expect(download.suggestedFilename()).toBe('websocket-rules.yaml');
  });

  test(`the card of /${folder}guides/game-day/ has a line for each ending of the script`, async ({ page }) => {
    await page.goto(`./${folder}guides/game-day/`);
    await expect(page.getByRole('region').getByRole('rowheader')).toHaveText([
      'path-drops',
      'path-resets',
      'path-slow',
      'server-frozen',
      'server-stopped',
      'server-killed',
      'proxy-reload',
      'pod-deleted',
    ]);
  });
}
