import { defineConfig } from 'vitest/config';

/** Tests that need root and Debian packages: `npm run test:system`. */
export default defineConfig({
  cacheDir: '.cache/vitest-system',
  test: { include: ['tests/system/**/*.test.ts'], testTimeout: 240_000, fileParallelism: false },
});
