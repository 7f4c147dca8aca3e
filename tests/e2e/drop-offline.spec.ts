import { expect, type Page, test } from '@playwright/test';
import { recording as en } from '../../src/i18n/en/diagnose/recording.ts';
import { shell as enShell } from '../../src/i18n/en/shell.ts';
import { recording as ja } from '../../src/i18n/ja/diagnose/recording.ts';
import { shell as jaShell } from '../../src/i18n/ja/shell.ts';
import { languages, prefixOf } from '../../src/i18n/languages.ts';
import { dist } from '../support/built-site.ts';
import { dropFiles } from '../support/drop-files.ts';
import { FickleSite } from '../support/fickle-site.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { stored } from '../support/stored.ts';

const idle = 'tests/captures/nginx-idle-timeout/capture.pcap';

const dialog = (page: Page) => page.getByRole('dialog');
const recorded = (page: Page, name: string) => dialog(page).getByRole('region', { name });

// Storing the site takes a browser some seconds, and a busy machine minutes.
test.describe('after one visit in each language', () => {
  test.describe.configure({ timeout: 600_000 });
  test.use({ serviceWorkers: 'allow' });

  test('what is dropped without network is read as with it, and so are our recordings', async ({ page }) => {
    const site = new FickleSite(dist);
    await site.connect();
    for (const lang of languages) {
      await page.goto(`${site.origin}/${prefixOf(lang)}`);
      await stored(page, lang);
    }
    await site.cut();
    for (const [path, { recorded: name, samples }] of [
      ['/1006/', en],
      ['/ja/herd/', ja],
    ] as const) {
      await page.goto(site.origin + path);
      await dropFiles(page, [idle]);
      await expect(dialog(page).getByRole('radio')).toHaveCount(1);
      await expect(recorded(page, name).getByRole('img').first()).toBeVisible();
      await dialog(page).getByRole('button', { name: samples.idle }).click();
      // Three that ended, and the one after them.
      await expect(dialog(page).getByRole('radio')).toHaveCount(4);
    }
  });
});

test.describe('before anything is stored', () => {
  for (const [path, { scriptMissing }] of [
    ['/1006/', enShell],
    ['/ja/codes/', jaShell],
  ] as const)
    test(`a drop on ${path} without network says that a part of the page is missing`, async ({ page }) => {
      const site = new FickleSite(dist);
      await site.connect();
      await page.goto(site.origin + path, { waitUntil: 'networkidle' });
      await site.cut();
      await expect(page.getByText(scriptMissing)).toBeHidden();
      await dropFiles(page, [idle]);
      await expect(page.getByText(scriptMissing)).toBeInViewport();
      await expect(dialog(page)).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });

  test('a file that is chosen on the diagnosis without network is refused in words, and another one can be chosen', async ({
    page,
  }) => {
    const site = new FickleSite(dist);
    await site.connect();
    await page.goto(`${site.origin}/diagnose/`);
    await moveMouse(page);
    await expect(page.locator('.recording-figure[data-ready]')).toBeAttached();
    await site.cut();
    await page.getByLabel(en.choose).setInputFiles(idle);
    await expect(page.getByRole('status').filter({ hasText: en.failed })).toBeVisible();
    await expect(page.getByLabel(en.choose)).toBeFocused();
  });
});
