import { languages, prefixOf } from '../../src/i18n/languages.ts';
import { getCollection } from '../support/content.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';
import { asked, first } from './search-queries.ts';

const firstFive = 5;

test('every question of the page has queries, and every query its question', async () => {
  for (const lang of languages) {
    const { questions } = getCollection('questions').find(({ id }) => id === `${lang}/questions`)?.data ?? {};
    expect(questions.map(({ id }: { readonly id: string }) => id)).toEqual(asked.map(({ question }) => question));
  }
});

for (const lang of ['en', 'ja'] as const) {
  const prefix = prefixOf(lang) && `/${prefixOf(lang)}`;

  test(`the search in ${lang} answers every question in the words people use`, async ({ page }) => {
    const { title, hint } = (await wordsIn(lang, 'shell')).search;
    await page.goto(`${prefix.slice(1)}/1006/`.replace(/^\//, ''));
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: title });
    const field = dialog.getByRole('searchbox');
    const missed: string[] = [];
    for (const one of asked) {
      for (const query of one[lang]) {
        await field.fill('');
        await expect(dialog.getByRole('status')).toHaveText(hint);
        await field.fill(query);
        await expect(dialog.getByRole('status')).not.toHaveText(hint);
        const links = await dialog
          .getByRole('link')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
        const found = links.slice(0, firstFive);
        if (!one.pages.some((path) => found.includes(`${prefix}${path}`))) missed.push(`${query}: ${found.join(' ')}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test(`at least sixty things that engineers type in ${lang}`, () => {
    expect(first[lang].length).toBeGreaterThanOrEqual(60);
    expect(new Set(first[lang].map(([query]) => query)).size).toBe(first[lang].length);
  });

  test(`what engineers type in ${lang} finds its page first`, async ({ page }) => {
    const { title, hint } = (await wordsIn(lang, 'shell')).search;
    await page.goto(`${prefix.slice(1)}/1001/`.replace(/^\//, ''));
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: title });
    const missed: string[] = [];
    for (const [query, ...pages] of first[lang]) {
      await dialog.getByRole('searchbox').fill('');
      await expect(dialog.getByRole('status')).toHaveText(hint);
      await dialog.getByRole('searchbox').fill(query);
      await expect(dialog.getByRole('status')).not.toHaveText(hint);
      const found = await dialog
        .getByRole('link')
        .evaluateAll((all) => all.slice(0, 3).map((link) => (link as HTMLAnchorElement).pathname));
      if (!pages.some((path) => `${prefix}${path}` === found[0])) missed.push(`${query}: ${found.join(' ')}`);
    }
    expect(missed).toEqual([]);
  });
}

test('what is found is shown as text: no mark of the index and no escaped character', async ({ page }) => {
  await page.goto('ja/1001/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  for (const query of ['socket.close', 'プロキシ', '再接続']) {
    await dialog.getByRole('searchbox').fill(query);
    await expect(dialog.locator('mark').first(), query).toBeVisible();
    const shown = await dialog.getByRole('link').evaluateAll((all) => all.map((link) => link.textContent).join('\n'));
    expect(shown, query).not.toMatch(/\u200b|&#?\w+;|\*\*/);
  }
});
