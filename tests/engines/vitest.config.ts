import { defineConfig } from 'vitest/config';

/** The main paths in Firefox and WebKitGTK from Debian, which they install: `npm run test:engines`. */
export default defineConfig({
  cacheDir: '.cache/vitest-engines',
  test: {
    include: ['tests/engines/**/*.test.ts'],
    globalSetup: 'tests/engines/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
