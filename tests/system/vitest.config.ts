import { defineConfig } from 'vitest/config';

/** Tests that need root and Debian packages, which they install: `npm run test:system`. */
export default defineConfig({
  cacheDir: '.cache/vitest-system',
  test: {
    include: ['tests/system/**/*.test.ts'],
    globalSetup: 'tests/system/setup.ts',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    maxConcurrency: 20,
  },
});
