import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dist } from '../support/built-site.ts';
import { addressesOf, listed, listFile } from '../support/publish-urls.ts';
import { type ServedSite, serveSite } from '../support/serve-site.ts';

let site: ServedSite;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.stop());

const ask = (address: string, init?: RequestInit): Promise<Response> =>
  fetch(site.origin + site.base + address.replace(/^\//, ''), init);

test('every address that was ever published still answers', async () => {
  const broken: string[] = [];
  for (const address of listed()) {
    const answer = await ask(address);
    await answer.arrayBuffer();
    if (answer.status !== 200) broken.push(`${address} ${answer.status}`);
  }
  expect(broken).toEqual([]);
});

test('every address of the built site stands in the list, so that it can never be lost unnoticed', () => {
  const known = new Set(listed());
  const fresh = addressesOf(dist).filter((address) => !known.has(address));
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

test.each(['1006', 'ja/1006', '4000-4999', 'codes', '1005-vs-1006', 'ja'])(
  'an address without its last slash leads to the page: /%s',
  async (address) => {
    const answer = await ask(address, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(`${site.base}${address}/`);
    expect((await ask(address)).status).toBe(200);
  },
);
