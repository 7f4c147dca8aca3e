import { defineConfig } from 'vitest/config';

// The tests that speak for src/core alone; fewer generated cases, since every mutant runs them all.
// The command runner is used because Stryker's own runner does not activate mutants under Vitest 5.
process.env.PROPERTY_RUNS ??= '60';

export default defineConfig({
  test: {
    include: ['tests/unit/{protocol,sim,backoff}/**/*.test.ts', 'tests/traces/**/*.test.ts'],
    testTimeout: 30_000,
    isolate: false,
    fileParallelism: false,
  },
});
