import { expect, test } from '../support/test.ts';

for (const [path, prefix, heading] of [
  ['onboarding/team-lead/', '/', 'The answers'],
  ['ja/onboarding/team-lead/', '/ja/', '答え'],
] as const) {
  test(`/${path} answers every step and links in its own language`, async ({ page }) => {
    await page.goto(`./${path}`);
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(8);
    const links = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links.filter((one) => one.startsWith('/'))) expect(link).toContain(prefix);
    // The sheet to print, the workshop with real sockets, the herd with the reader's own numbers, and the game day.
    for (const next of ['onboarding/cheat-sheet/', 'workshop/', 'herd/', 'guides/game-day/'])
      expect(links, next).toContain(prefix + next);
  });
}
