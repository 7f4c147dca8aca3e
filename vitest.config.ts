import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: '.cache/vitest',
  // What src/content holds as data, read without Astro.
  resolve: { alias: { 'astro:content': fileURLToPath(new URL('tests/support/content.ts', import.meta.url)) } },
  test: { include: ['tests/{unit,architecture,traces,packages}/**/*.test.ts'], testTimeout: 180_000 },
});
