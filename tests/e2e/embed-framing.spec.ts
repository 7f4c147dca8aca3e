import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';

// Its own file, without the watcher: here another origin is asked, and refusals are logged on purpose.

/** A wiki of another origin, with one page. */
async function serveWiki(pages: Readonly<Record<string, string>>): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(pages[request.url ?? '/'] ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test('a foreign page may frame the embeds of both languages and nothing else', { tag: '@core' }, async ({
  page,
  baseURL,
}) => {
  const frames = ['embed/code/1006/', 'ja/embed/timeline/', 'embed/herd/', '1006/', 'embedding/', 'ja/'];
  const body = frames.map((path) => `<iframe src="${baseURL}${path}" title="${path}"></iframe>`).join('');
  const { server, address } = await serveWiki({ '/': body });
  await page.goto(address);
  for (const path of frames) {
    const content = page.frameLocator(`iframe[title="${path}"]`).locator('#main');
    await expect(content, path).toHaveCount(/(^|\/)embed\//.test(path) ? 1 : 0);
  }
  // Not empty because they are slow: the browser has put its own page there.
  await expect
    .poll(() => page.frames().filter((frame) => frame.url().startsWith('chrome-error:')).length)
    .toBe(frames.length / 2);
  server.close();
});

test('an embed in a sandbox without an origin runs what its fragment asks for', async ({ page, baseURL }) => {
  const source = `${baseURL}embed/timeline/#run=1~going-away~~cable-pulled~1000sc-c4321`;
  const { server, address } = await serveWiki({
    '/': `<iframe sandbox="allow-scripts" title="embed" width="800" height="900" src="${source}"></iframe>`,
  });
  await page.goto(address);
  await expect(page.frameLocator('iframe').getByText('4321').first()).toBeVisible();
  server.close();
});

test('a pasted snippet grows with its widget and believes no other frame', async ({ page, baseURL }) => {
  await page.goto('embedding/');
  await page.getByRole('combobox', { name: /^Widget/ }).selectOption('code');
  const snippet = (await page.locator('#embed-snippet').textContent()) ?? '';
  // The snippet names the address that the site was built for; here it is served somewhere else.
  const built = new URL(/src="([^"]+)"/.exec(snippet)![1]!).origin;
  const pasted = snippet.replaceAll(built, new URL(baseURL!).origin);
  const { server, address } = await serveWiki({
    '/': `${pasted}<iframe src="/evil" title="evil" height="50"></iframe>`,
    '/evil': `<script>setInterval(() => parent.postMessage({ source: 'close-codes', height: 777 }, '*'), 20)</script>`,
  });
  await page.goto(address);
  const height = (nth: number) => page.locator('iframe').nth(nth).getAttribute('height');
  await page.setViewportSize({ width: 360, height: 800 });
  await expect.poll(async () => Number(await height(0))).toBeGreaterThan(500);
  expect(await height(1)).toBe('50');
  server.close();
});
