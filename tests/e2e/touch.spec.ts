import type { Page } from '@playwright/test';
import { href } from '../../src/i18n/href.ts';
import { recording as words } from '../../src/i18n/ja/diagnose/recording.ts';
import { languages } from '../../src/i18n/languages.ts';
import { budgets } from '../support/budgets.ts';
import { settle, sidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

/** A fingertip in CSS pixels: WCAG 2.5.5. */
const fingerPx = 44;

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/**
 * Each control that is too small for a finger, with what answers to it: its own box and that of its label. Below 44 px
 * lies nothing but a number beside another number, as of sources, which has 24 px (WCAG 2.5.8).
 */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const found: string[] = [];
    const controls = 'button, summary, select, textarea, input, [role="button"], [role="slider"], sup a';
    for (const control of document.querySelectorAll<HTMLElement>(`:is(${controls}):not([type="hidden"])`)) {
      if (!control.checkVisibility({ opacityProperty: false, visibilityProperty: true })) continue;
      const labels = 'labels' in control ? [...((control as HTMLInputElement).labels ?? [])] : [];
      const boxes = [control, ...labels].map((one) => one.getBoundingClientRect());
      // An input that only a screen reader meets is touched by its label.
      const width = Math.max(...boxes.map((one) => one.width));
      const height = Math.max(...boxes.map((one) => one.height));
      const leastWidth = control.matches('sup a') ? 24 : least;
      if (height < least - 0.5 || width < leastWidth - 0.5) {
        const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40) ?? '';
        found.push(`${control.localName}.${control.className} "${name}": ${width.toFixed(1)} x ${height.toFixed(1)}`);
      }
    }
    return found;
  }, fingerPx);

// One window reads a number of them: to open one takes longer than the visit.
const perWindow = 8;
const templates = Object.keys(budgets);
for (const lang of languages)
  for (let at = 0; at < templates.length; at += perWindow) {
    const some = templates.slice(at, at + perWindow).map((path) => href(lang, `/${path}`, '/').slice(1));
    test(`every control is large enough for a finger: ${some.map((path) => `/${path}`).join(' ')}`, async ({
      page,
    }) => {
      for (const path of some)
        await test.step(`/${path}`, async () => {
          await page.goto(path);
          await settle(page);
          await page.evaluate(() => {
            for (const fold of document.querySelectorAll('details')) fold.open = true;
          });
          expect(await tooSmall(page), `/${path}`).toEqual([]);
        });
    });
  }

for (const [path, opener, inside] of [
  ['1001-vs-1006/', '.ct-more', '.ct-menu'],
  ['ja/1001-vs-1006/', '[aria-controls="ct-settings"]', '#ct-settings'],
  ['ja/simulator/', '.ct-more', '.ct-menu'],
] as const)
  test(`what a touch opens has such controls too: /${path} ${inside}`, async ({ page }) => {
    await page.goto(path);
    await settle(page);
    await page.touchscreen.tap(5, 300);
    await expect(page.locator('.timeline-figure')).toHaveAttribute('data-ready', '');
    await page.locator(opener).first().tap();
    await expect(page.locator(inside).getByRole('button').first()).toBeVisible();
    expect(await tooSmall(page)).toEqual([]);
  });

test('a recording that is chosen by touch, its rows, its remedy and its report have such controls too', async ({
  page,
}) => {
  await page.goto('ja/diagnose/');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText(words.choose).tap()]);
  await chooser.setFiles('tests/captures/reconnect-3/capture.pcapng');
  const region = page.getByRole('region', { name: words.recorded, exact: true });
  const title = region.getByRole('heading', { level: 3 });
  const before = await title.innerText();
  await region.getByRole('radio').nth(1).tap();
  await expect(title).not.toHaveText(before);
  await page.getByRole('button', { name: words.samples.idle }).tap();
  const remedy = page.getByRole('region', { name: words.twin.title }).getByRole('checkbox');
  await remedy.tap();
  await expect(remedy).toBeChecked();
  await region.getByText(words.events).tap();
  await region.getByText(words.ticket.title).tap();
  await expect(region.getByRole('button', { name: words.ticket.copy })).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});
