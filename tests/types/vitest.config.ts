import { defineConfig } from 'vitest/config';

/** All types, with one language more than there are: `npm run test:types`. */
export default defineConfig({
  cacheDir: '.cache/vitest-types',
  test: {
    include: ['tests/types/**/*.test.ts'],
    // To remove the copy takes more than the 10 s of Vitest on a busy machine.
    hookTimeout: 180_000,
  },
});
