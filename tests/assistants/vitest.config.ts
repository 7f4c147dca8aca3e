import { defineConfig } from 'vitest/config';

/** The built site as programs meet it: `npm run test:assistants`, after a build; half a minute. */
export default defineConfig({
  cacheDir: '.cache/vitest-assistants',
  test: { include: ['tests/assistants/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
