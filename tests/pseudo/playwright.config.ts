import { defineConfig } from '@playwright/test';
import site from '../../playwright.config.ts';

const port = process.env['PORT'] ?? '4321';

/** `npm run test:pseudo`: the site with the pseudo-language, built into a folder of its own. */
export default defineConfig({
  ...site,
  testDir: '.',
  outputDir: '../../test-results/pseudo',
  projects: [{ name: 'pseudo' }],
  webServer: {
    command: `astro build --outDir .cache/pseudo && node src/cli/serve.ts --port ${port} --dir .cache/pseudo`,
    cwd: '../..',
    env: { PSEUDO: '1', NO_OFFLINE: '1' },
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    timeout: 600_000,
  },
});
