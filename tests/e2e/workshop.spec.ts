import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { wordsIn } from '../support/words.ts';

test.describe.configure({ mode: 'serial', timeout: 60_000 });

let workshop: ChildProcess;
let address: string;

test.beforeAll(async () => {
  workshop = spawn(process.execPath, ['src/workshop/workshop.ts', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(workshop.stdout!, 'data')) as [Buffer];
  address = /http:\S+/.exec(String(line))![0];
});

test.afterAll(async () => {
  workshop.kill();
  await once(workshop, 'exit');
});

test('a real graceful shutdown is what the simulator predicts, and a killed server as well', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto(address);
  const figure = page.locator('figure');
  const button = (name: string) => page.getByRole('button', { name });
  // A server may go before the connection is open, but then nobody says goodbye to it.
  await expect(button('terminate()')).toBeEnabled({ timeout: 20_000 });
  await expect(button('Start it again')).toHaveAttribute('aria-disabled', 'true');
  await expect(button('Start it again')).toContainText('the server is running');
  await button('Shut the server down (1001)').click();
  await expect(figure.first().locator('pre')).toContainText('code: 1001, reason: "shutting down", wasClean: true');
  await expect(button('SIGKILL')).toContainText('the server is not running');
  // Attempts to connect again fail meanwhile; the event is that of the act all the same.
  const failed = figure.first().getByText(/^attempt [2-9]/);
  await expect(failed.first()).toBeVisible({ timeout: 20_000 });
  await expect(figure.first().locator('pre')).toContainText('code: 1001');
  await expect(page.getByRole('status')).toContainText('agree');
  await button('Start it again').click();
  await expect(button('terminate()')).toBeEnabled({ timeout: 20_000 });
  await button('SIGKILL').click();
  await expect(figure.first().locator('pre')).toContainText('code: 1006, reason: "", wasClean: false');
  await expect(page.getByRole('status')).toContainText('agree');
  await expect(figure).toHaveCount(2);
});

for (const [name, act, undo] of [
  ['a pulled cable', 'Pull the cable', 'Plug it back in'],
  ['a frozen server', 'Freeze it', 'Start it again'],
] as const) {
  test(`${name} leaves the real socket OPEN until the heartbeat gives up`, async ({ page }) => {
    await page.goto(address);
    const terminate = page.getByRole('button', { name: 'terminate()' });
    const start = page.getByRole('button', { name: 'Start it again' });
    await expect.poll(async () => (await terminate.isEnabled()) || (await start.isEnabled())).toBe(true);
    if (await start.isEnabled()) await start.click();
    await expect(terminate).toBeEnabled({ timeout: 20_000 });
    await page.getByRole('button', { name: act }).click();
    await expect(page.getByText('gives up').first()).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: undo }).click();
    await expect(terminate).toBeEnabled({ timeout: 30_000 });
  });
}

test('in the other language it is as live, with the reasons of that language', async ({ page }) => {
  const words = await wordsIn('ja', 'workshop');
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'SIGKILL' })).toBeVisible();
  await page.getByRole('link', { name: '日本語' }).first().click();
  await expect(page).toHaveURL(/\/ja\/workshop\/\?live/);
  const start = page.getByRole('button', { name: words.acts['server-start'] });
  await expect(start).toContainText((await wordsIn('ja', 'connection-timeline')).why['server-already-running']);
});

test('only this machine is served, and only its own page may act', async ({ request }) => {
  const url = new URL('/workshop-act/server-kill', address);
  expect(url.hostname).toBe('127.0.0.1');
  const foreign = await request.post(url.href, { headers: { Origin: 'http://elsewhere.example' } });
  expect(foreign.status()).toBe(403);
  const rebound = await request.post(url.href, { headers: { Host: 'elsewhere.example' } });
  expect(rebound.status()).toBe(403);
  expect((await request.post(new URL('/workshop-act/format-disk', address).href)).status()).toBe(404);
});
