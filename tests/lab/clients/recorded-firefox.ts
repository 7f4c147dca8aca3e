import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killWithParent } from '../../support/kill-with-parent.ts';
import { trustInDatabase } from '../certificates.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { Marionette } from './marionette.ts';
import { killTree } from './process-tree.ts';
import { firefoxPreferences } from './puppeteer.ts';

/** The developer tools of the tab that is in front. */
const toolbox = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const { selectedTab } = Services.wm.getMostRecentBrowserWindow('navigator:browser').gBrowser;`;
const openNetworkPanel = `${toolbox}
  await gDevTools.showToolboxForTab(selectedTab, { toolId: 'netmonitor' });`;
/** What “Save All As HAR” writes (Firefox 153, devtools/client/netmonitor/src/har/har-menu-utils.js). */
const harOfPanel = `${toolbox}
  const { panelWin } = gDevTools.getToolboxForTab(selectedTab).getPanel('netmonitor');
  const { connector, store, windowRequire } = panelWin;
  const { HarExporter } = windowRequire('devtools/client/netmonitor/src/har/har-exporter');
  const { getDisplayedRequests } = windowRequire('devtools/client/netmonitor/src/selectors/index');
  return JSON.stringify(await HarExporter.getHar({ connector, items: getDisplayedRequests(store.getState()) }));`;

/** Asks Firefox to end this long before it is ended, ms. */
const endsWithinMs = 5_000;

/** Firefox with its Network panel open beside each page; what that has seen is written as HAR when it stops. */
export async function startRecordedFirefox(
  { directory, authorities, origin, port }: DriverOptions & { readonly port: number },
  recordTo: string,
): Promise<Driver> {
  if (authorities) trustInDatabase(authorities, directory);
  const preferences = { ...firefoxPreferences, 'marionette.port': port, 'devtools.netmonitor.persistlog': true };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(directory, 'user.js'), lines.join(''));
  const flags = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', directory];
  const child = spawn('/usr/bin/firefox', flags, { detached: true, stdio: 'ignore' });
  killWithParent(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const firefox = await Marionette.on(port);
  const { capabilities } = (await firefox.send('WebDriver:NewSession', {})) as {
    readonly capabilities: { readonly browserVersion: string };
  };
  const pages: (string | null)[] = [];
  const covers: string[] = [];
  const newTab = async (): Promise<string> => {
    const { handle } = (await firefox.send('WebDriver:NewWindow', { type: 'tab', focus: true })) as { handle: string };
    await show(handle);
    return handle;
  };
  const show = (handle: string, focus = true): Promise<unknown> =>
    firefox.send('WebDriver:SwitchToWindow', { handle, focus });
  /** What is hidden stays so. */
  const goTo = async (index: number): Promise<void> => {
    const handle = pages[index];
    if (!handle) throw new Error(`no page ${index}`);
    await show(handle, false);
  };
  const isReady = (): Promise<unknown> =>
    firefox.run('content', 'while (!window.lab) await new Promise((resolve) => setTimeout(resolve, 20));');
  const closeTab = async (handle: string): Promise<void> => {
    await show(handle);
    await firefox.send('WebDriver:CloseWindow');
  };
  const go = async (url: string): Promise<void> => {
    await firefox.send('WebDriver:Navigate', { url });
    await isReady();
  };
  return {
    version: capabilities.browserVersion,
    async newPage() {
      pages.push(await newTab());
      await firefox.run('chrome', openNetworkPanel);
      await go(`${origin}/page.html`);
      return pages.length - 1;
    },
    async call(index, name, args) {
      await goTo(index);
      return await firefox.run('content', 'const [name, given] = args; return window.lab[name](...given);', [
        name,
        args,
      ]);
    },
    async visit(index, url) {
      await goTo(index);
      await go(url);
    },
    async closePage(index) {
      await goTo(index);
      await firefox.send('WebDriver:CloseWindow');
      pages[index] = null;
    },
    async hidePage(index) {
      covers.push(await newTab());
      await goTo(index);
      const state = await firefox.run('content', 'return document.visibilityState;');
      if (state !== 'hidden') throw new Error(`page ${index} is ${state}`);
    },
    async showPages() {
      for (const cover of covers.splice(0)) await closeTab(cover);
    },
    async kill() {
      return killTree(child.pid!);
    },
    async stop() {
      for (const [i, handle] of pages.entries()) {
        if (handle === null || child.exitCode !== null || child.signalCode !== null) continue;
        await show(handle);
        const har = (await firefox.run('chrome', harOfPanel)) as string;
        writeFileSync(join(recordTo, i === 0 ? 'firefox.har' : `firefox.${i + 1}.har`), har);
      }
      await Promise.race([
        firefox.send('Marionette:Quit').then(
          () => ended,
          () => {},
        ),
        new Promise((resolve) => setTimeout(resolve, endsWithinMs)),
      ]);
      firefox.close();
      killTree(child.pid!);
    },
  };
}
