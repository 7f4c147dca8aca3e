import { defineConfig } from 'vitest/config';

/** The built site as files and through its own host, without a browser: `npm run test:site`, after a build. */
export default defineConfig({
  cacheDir: '.cache/vitest-site',
  test: { include: ['tests/site/**/*.test.ts'], testTimeout: 120_000, isolate: false },
});
