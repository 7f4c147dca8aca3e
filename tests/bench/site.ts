import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { staticSite } from '../../src/cli/static-site.ts';
import { ensureBrowser } from '../support/browser.ts';
import { moveMouse } from '../support/move-mouse.ts';

export type Site = { readonly origin: string; readonly browser: Browser };

/** Serves dist/ and starts a browser for as long as `work` takes. Throws when nothing was built. */
export async function withSite<T>(work: (site: Site) => Promise<T>): Promise<T> {
  const server = createServer(staticSite('dist', '/')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await work({ origin: `http://localhost:${port}/`, browser });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** A page 1280 px wide whose figure has taken over, and a session to measure it with. */
export async function openFigure(
  { origin, browser }: Site,
  path: string,
): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(origin + path);
  await moveMouse(page);
  await page.waitForSelector('[data-ready]');
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

/** Notes the length of every task of the page above 50 ms from now on. */
export async function watchLongTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => (window as unknown as { long: number[] }).long);
}

/**
 * Processor time that the main threads of the browser's pages have had so far, in ms. On Linux the kernel tells it,
 * which a busy machine does not disturb; elsewhere it is the length of the page's tasks.
 */
export async function mainThreadMs(browser: Browser, session: CDPSession): Promise<number> {
  if (existsSync('/proc/self/schedstat')) {
    const whole = await browser.newBrowserCDPSession();
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    await whole.detach();
    const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    return (
      pids.reduce(
        (sum, pid) => sum + Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]),
        0,
      ) / 1e6
    );
  }
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
