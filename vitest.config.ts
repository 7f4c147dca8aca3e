import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { statedFacts } from './src/integrations/state-facts.ts';

export default defineConfig({
  plugins: [statedFacts()],
  cacheDir: '.cache/vitest',
  // What src/content holds as data, read without Astro.
  resolve: { alias: { 'astro:content': fileURLToPath(new URL('tests/support/content.ts', import.meta.url)) } },
  test: {
    setupFiles: ['tests/support/same-cases.ts'],
    include: ['tests/{unit,architecture,traces,packages}/**/*.test.ts'],
    // Both end what waits for what never comes, on any machine; they are no limits of speed.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The default of a second is one.
    expect: { poll: { timeout: 60_000 } },
    // A worker for many files: what a module holds is not changed by a test, and starting one costs as much as a file.
    isolate: false,
    // On two cores Vitest takes one, although the longest files wait for programs that they started.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // So what a test puts in place of a global is taken back.
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
