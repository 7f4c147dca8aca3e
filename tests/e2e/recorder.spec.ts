import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

/** A page that loads the copied text before its own script, as the guide says, and the server that it talks to. */
async function appWith(recorder: string) {
  const app = `<!doctype html><title>app</title><script>${recorder}</script><script>
    const socket = new WebSocket('ws://' + location.host + '/chat?token=secret');
    socket.onopen = () => socket.send('secret payload');
    socket.onclose = ({ code }) => (document.title = code);
  </script>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(app));
  new WebSocketServer({ server }).on('connection', (socket) =>
    socket.on('message', () => socket.close(1001, 'bye for now')),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

for (const [lang, path] of [
  ['en', 'guides/recording/'],
  ['ja', 'ja/guides/recording/'],
] as const)
  test(`the recorder as it is copied has at most 1,500 bytes, records, and its file is read (${lang})`, async ({
    page,
    context,
    browser,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { code: words } = await wordsIn(lang, 'shell');
    const recording = await wordsIn(lang, 'diagnose/recording');
    await page.goto(path);
    const block = page.locator('.recipe').filter({ has: page.getByText('recorder.js', { exact: true }) });
    await block.scrollIntoViewIfNeeded();
    await page.keyboard.press('Shift');
    await block.getByRole('button', { name: words.copy, exact: true }).click();
    await expect(block.getByRole('button', { name: words.copied })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('closeCodes');
    expect(Buffer.byteLength(copied)).toBeLessThanOrEqual(1500);

    const app = await appWith(copied);
    const elsewhere = await browser.newContext();
    try {
      const visit = await elsewhere.newPage();
      await visit.goto(app.url);
      await expect(visit).toHaveTitle('1001');
      const saved = visit.waitForEvent('download');
      await visit.evaluate('closeCodes.save()');
      const download = await saved;
      expect(download.suggestedFilename()).toBe('recording.json');
      const buffer = readFileSync(await download.path());
      expect(buffer.toString()).not.toMatch(/secret|payload/);
      await page.goto(path.replace('guides/recording/', 'diagnose/'));
      await page
        .getByLabel(recording.choose)
        .setInputFiles({ name: 'recording.json', mimeType: 'application/json', buffer });
      const found = page.getByRole('region', { name: recording.recorded }).getByRole('radio');
      await expect(found).toHaveCount(1);
      await expect(found).toHaveAccessibleName(/1001/);
    } finally {
      await elsewhere.close();
      app.close();
    }
  });
