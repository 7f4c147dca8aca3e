import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { installMissing } from './debian-packages.ts';

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The same engine without windows and toolbars around it, which cost twice as much as the pages of the tests. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];

const onPath = (names: readonly string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find((path) => existsSync(path));

/** The whole browser: CHROMIUM_PATH, else Playwright's own, else one on the PATH; undefined if there is none. */
export function findBrowser(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`);
    return chosen;
  }
  const own = chromium.executablePath();
  return existsSync(own) ? own : onPath(browsers);
}

/** The browser for tests of pages: CHROMIUM_PATH, else a headless shell, else the whole browser. */
export const findShell = (): string | undefined =>
  process.env['CHROMIUM_PATH'] ? findBrowser() : (onPath(shells) ?? findBrowser());

const run = (command: string, ...args: readonly string[]): boolean => {
  console.log(`  ${command} ${args.join(' ')}`);
  try {
    execFileSync(command, args, { stdio: 'inherit', timeout: 600_000 });
    return true;
  } catch {
    return false;
  }
};

/** Finds a browser or installs one, saying so: Playwright's download first, then Debian's package when run as root. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log(
    'No Chromium found (CHROMIUM_PATH, Playwright’s own, chromium or google-chrome on the PATH). Installing one:',
  );
  const isRoot = process.getuid?.() === 0;
  const withLibraries = isRoot ? ['--with-deps'] : [];
  run('npx', 'playwright', 'install', ...withLibraries, 'chromium');
  const downloaded = findBrowser();
  if (downloaded && starts(downloaded)) return downloaded;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    installMissing([
      { path: '/usr/bin/chromium', name: 'chromium' },
      { path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', name: 'fonts-noto-cjk' },
    ]);
    const packaged = onPath(browsers);
    if (packaged) return packaged;
  }
  throw new Error('No Chromium could be installed. Install one and name it in CHROMIUM_PATH.');
}

/** The browser for tests of pages, after installing a headless shell where Debian has one and we may. */
export function ensureShell(): string {
  const browser = ensureBrowser();
  const shell = findShell();
  if (shell && shell !== browser) return shell;
  if (process.env['CHROMIUM_PATH']) return browser;
  try {
    installMissing([{ path: '/usr/bin/chromium-headless-shell', name: 'chromium-headless-shell' }]);
  } catch {
    console.log('There is no chromium-headless-shell: with the whole browser the tests take about twice as long.');
  }
  return findShell() ?? browser;
}

/** Does it run at all? A download without its system libraries does not. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'], {
      stdio: 'ignore',
      timeout: 60_000,
    });
    return true;
  } catch {
    return false;
  }
}
