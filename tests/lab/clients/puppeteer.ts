import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findBrowser } from '../../support/browser.ts';
import { killWithParent } from '../../support/kill-with-parent.ts';
import { trustInDatabase } from '../certificates.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { killTree } from './process-tree.ts';
import { allowInternalPages, isWatched } from './unwatched-tab.ts';

const chromiumFlags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Connectivity checks would put foreign traffic on the path; the reconnect delay would disturb a series of failures. */
export const firefoxPreferences = {
  'remote.prefs.recommended': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.websocket.delay-failed-reconnects': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'extensions.update.enabled': false,
};

/**
 * Chromium over CDP, Firefox over WebDriver BiDi; the profile goes to an empty `directory`. With `authorities` the
 * browser trusts what certificates.ts made there.
 */
export async function launchPuppeteer(
  which: 'chromium' | 'firefox',
  directory: string,
  authorities?: string,
  /** Tabs that nothing is attached to are wanted, and chrome://discards, which a headless shell does not have. */
  unwatched = false,
): Promise<Browser> {
  const whole = unwatched ? '/usr/bin/chromium' : findBrowser();
  const found = which === 'chromium' ? whole : '/usr/bin/firefox';
  if (unwatched) allowInternalPages(directory);
  if (!found) throw new Error('no Chromium');
  if (authorities) trustInDatabase(authorities, which === 'firefox' ? directory : join(directory, '.pki/nssdb'));
  const browser = await launch({
    browser: which === 'firefox' ? 'firefox' : 'chrome',
    executablePath: found,
    headless: true,
    pipe: which === 'chromium',
    ...(unwatched && { targetFilter: isWatched }),
    userDataDir: directory,
    timeout: 120_000,
    protocolTimeout: 120_000,
    ...(authorities ? { env: { ...process.env, HOME: directory } } : {}),
    // The defaults of automation change how pages are throttled, cached and isolated: only our own flags.
    ...(which === 'chromium'
      ? {
          ignoreDefaultArgs: true,
          args: [...chromiumFlags, `--user-data-dir=${directory}`, '--remote-debugging-pipe', 'about:blank'],
        }
      : { extraPrefsFirefox: firefoxPreferences }),
  });
  killWithParent(browser.process()!); // puppeteer ends it at a signal, but not when we are killed
  return browser;
}

/** Asks the browser to end, and ends it with all its processes when it does not within 3 s. */
export async function stopPuppeteer(browser: Browser): Promise<void> {
  const pid = browser.process()?.pid;
  await Promise.race([browser.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 3000))]);
  if (pid) killTree(pid);
}

export async function startPuppeteer(which: 'chromium' | 'firefox', options: DriverOptions): Promise<Driver> {
  const browser = await launchPuppeteer(which, options.directory, options.authorities);
  const pages: (Page | null)[] = [];
  const covers: Page[] = [];
  const version = (await browser.version()).replace(/^[^\d]*/, '');
  return {
    version,
    async newPage() {
      const page = await browser.newPage();
      await page.goto(`${options.origin}/page.html`);
      await page.waitForFunction('Boolean(window.lab)');
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
      await page?.waitForFunction('Boolean(window.lab)');
    },
    async closePage(index) {
      await pages[index]?.close();
      pages[index] = null;
    },
    async hidePage(index) {
      const cover = await browser.newPage();
      covers.push(cover);
      await cover.bringToFront();
      const state = await pages[index]?.evaluate('document.visibilityState');
      if (state !== 'hidden') throw new Error(`page ${index} is ${state}`);
    },
    async showPages() {
      for (const cover of covers.splice(0)) await cover.close();
    },
    async kill() {
      return killTree(browser.process()!.pid!);
    },
    stop: () => stopPuppeteer(browser),
  };
}
