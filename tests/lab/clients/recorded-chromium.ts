import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../support/browser.ts';
import { killWithParent } from '../../support/kill-with-parent.ts';
import { trustInDatabase } from '../certificates.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { killTree } from './process-tree.ts';

/** Chromium with a NetLog of its whole life and a HAR of its pages. Both are complete once it has stopped. */
export async function startRecordedChromium(options: DriverOptions, recordTo: string): Promise<Driver> {
  const { directory, authorities, origin } = options;
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium');
  if (authorities) trustInDatabase(authorities, join(directory, '.pki/nssdb'));
  const server = await chromium.launchServer({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', `--log-net-log=${join(recordTo, 'netlog.json')}`],
    handleSIGINT: false,
    handleSIGTERM: false,
    ...(authorities ? { env: { ...process.env, HOME: directory } as Record<string, string> } : {}),
  });
  killWithParent(server.process());
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({ recordHar: { path: join(recordTo, 'chrome.playwright.har') } });
  const pages: (Page | null)[] = [];
  const covers: Page[] = [];
  const isReady = (page: Page): Promise<unknown> => page.waitForFunction('Boolean(window.lab)');
  return {
    version: browser.version(),
    async newPage() {
      const page = await context.newPage();
      await page.goto(`${origin}/page.html`);
      await isReady(page);
      pages.push(page);
      return pages.length - 1;
    },
    async call(index, name, args) {
      const page = pages[index];
      if (!page) throw new Error(`no page ${index}`);
      return await page.evaluate(`window.lab[${JSON.stringify(name)}](...${JSON.stringify(args)})`);
    },
    async visit(index, url) {
      const page = pages[index];
      await page?.goto(url);
      if (page) await isReady(page);
    },
    async closePage(index) {
      await pages[index]?.close();
      pages[index] = null;
    },
    async hidePage(index) {
      const cover = await context.newPage();
      covers.push(cover);
      await cover.bringToFront();
      const state = await pages[index]?.evaluate('document.visibilityState');
      if (state !== 'hidden') throw new Error(`page ${index} is ${state}`);
    },
    async showPages() {
      for (const cover of covers.splice(0)) await cover.close();
    },
    async kill() {
      return killTree(server.process().pid!);
    },
    async stop() {
      await context.close().catch(() => undefined);
      await server.close();
    },
  };
}
