import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: { include: ['tests/{unit,architecture,traces,packages}/**/*.test.ts'], testTimeout: 180_000 },
});
