import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { addressesOf, listed, listFile } from '../support/publish-urls.ts';
import { expect, test } from '../support/test.ts';

test('every address that was ever published still answers', async ({ request }) => {
  const broken: string[] = [];
  for (const address of listed()) {
    const answer = await request.get(address.slice(1));
    if (answer.status() !== 200) broken.push(`${address} ${answer.status()}`);
  }
  expect(broken).toEqual([]);
});

test('every address of the built site stands in the list, so that it can never be lost unnoticed', () => {
  const known = new Set(listed());
  const fresh = addressesOf(process.env['DIST'] ?? 'dist').filter((address) => !known.has(address));
  expect(fresh, 'run `npm run urls` and commit').toEqual([]);
});

test('no address was ever taken out of the list', () => {
  const now = new Set(listed());
  const history = existsSync('.git')
    ? execFileSync('git', ['log', '--format=', '-p', '--', listFile], { encoding: 'utf8' })
    : '';
  const removed = [...history.matchAll(/^-(\/[^\n]*)$/gm)].map(([, address]) => address!);
  expect(removed.filter((address) => !now.has(address))).toEqual([]);
});

for (const address of ['1006', 'ja/1006', '4000-4999', 'codes', '1005-vs-1006']) {
  test(`/${address} arrives without the slash at its end`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveURL(new RegExp(`/${address}/$`));
  });
}
