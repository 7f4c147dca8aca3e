import { budgets } from '../support/budgets.ts';
import { finishAnimations, settle, sidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';
import { names } from './names.ts';
import { overlappingLabels, plainTexts } from './read-page.ts';

const templates = [...Object.keys(budgets), 'guides/', 'recipes/', 'onboarding/summary/', 'onboarding/team-lead/'];

for (const path of templates)
  test(`/qps/${path} takes all its text from the words, and has room for it`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`qps/${path}`);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await settle(page);
      await finishAnimations(page);
      expect.soft(await plainTexts(page, names), `text at ${width} px`).toEqual([]);
      expect.soft(await overlappingLabels(page), `labels at ${width} px`).toEqual([]);
      expect.soft(await sidewaysScroll(page), `scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
  });

test('the readers of a page find plain text, a lost bracket and labels on each other', async ({ page }) => {
  await page.setContent(`
    <html lang="qps"><p>⟦Ŕééåð⟧ this, not <code>code</code> or <b lang="en">a title</b>, after 5 min</p><p>⟦çûûţ</p>
    <figure><svg width="200" height="40"><text x="0" y="20">⟦ööñéé⟧</text><text x="9" y="20">⟦ţŵöö⟧</text></svg></figure>`);
  expect(await plainTexts(page, [])).toEqual([
    '<p>: ⟦Ŕééåð⟧ this, not',
    '<p>: or',
    '<p>: , after 5 min',
    'brackets <p>: ⟦çûûţ',
  ]);
  expect(await overlappingLabels(page)).toEqual(['svg: ⟦ööñéé⟧ | ⟦ţŵöö⟧']);
});
