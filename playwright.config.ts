import { defineConfig } from '@playwright/test';
import { findShell } from './tests/support/browser.ts';
import { otherFonts } from './tests/support/other-fonts.ts';

// PORT lets two people test on one machine; BASE_PATH is the one the site was built with.
const port = process.env['PORT'] ?? '4321';
const base = `/${(process.env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '')}`.replace(/\/?$/, '/');
const executablePath = findShell();
const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A page moves to a new process when it leaves about:blank, which costs a quarter of a short visit. One for each
    // context is enough, and contexts never share one.
    '--renderer-process-limit=1',
    // Functions are compiled when they are called, and no sooner: of axe's half million letters a visit needs a part. A
    // run takes an eighth less of the processor so.
    '--js-flags=--max-lazy',
  ],
};

export default defineConfig({
  fullyParallel: true,
  // Neither is a limit to how fast a page must be: they end a test that waits for what never comes, on any machine.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  workers: 2,
  // Dots tell each failure in full at the end of the output, the part of a log that is kept.
  reporter: process.env['CI'] ? [['dot']] : [['list']],
  outputDir: 'test-results',
  // One picture for all machines: tests/support/plain-type.ts leaves out of it what differs between them.
  snapshotPathTemplate: 'tests/pages/pictures/{arg}{ext}',
  use: {
    baseURL: `http://localhost:${port}${base}`,
    screenshot: 'only-on-failure',
    // Only the tests of offline reading let one in.
    serviceWorkers: 'block',
    launchOptions,
  },
  webServer: {
    command: `node src/cli/serve.ts --port ${port}`,
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  },
  projects: [
    // What `npm test` takes a window for: a story of each part of the site, one page of each template, and real TLS and
    // HTTP/2 beside the simulator.
    { name: 'core', testDir: 'tests', testMatch: '{e2e,pages,conformance}/*.spec.ts', grep: /@core/ },
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'conformance', testDir: 'tests/conformance' },
    // One page of each template in each language.
    { name: 'templates', testDir: 'tests/pages', grep: /@template/ },
    { name: 'pages', testDir: 'tests/pages' },
    // The same pages, with the colours of every element instead of one of each kind.
    { name: 'colours', testDir: 'tests/pages', grep: /@template/ },
    // The same pictures on a machine that has not one font of the usual ones.
    {
      name: 'other-fonts',
      testDir: 'tests/pages',
      testMatch: 'pictures.spec.ts',
      use: { launchOptions: { ...launchOptions, env: { ...process.env, FONTCONFIG_FILE: otherFonts } } },
    },
  ],
});
