import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Fewer generated cases, since every mutant runs the tests that reach it.
process.env.PROPERTY_RUNS ??= '25';
// The same for every mutant, so that two runs give one score.
process.env.CASES_SEED ??= '6455';

/** Stryker asks for a test as `suite test`, which Vitest 5 calls `suite > test`: without this no test would run. */
const strykerNames: Plugin = {
  name: 'stryker-names',
  configureVitest({ project: { config } }) {
    let pattern = config.testNamePattern;
    Object.defineProperty(config, 'testNamePattern', {
      get: () => pattern,
      set: (wanted: RegExp | undefined) => {
        pattern = wanted && new RegExp(wanted.source.replaceAll(' ', ' (?:> )?'));
      },
    });
  },
};

/** The first failure ends a mutant, so the tests that take long go last. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slow = ['real-packages', 'simulate.property', 'backoff/policy.test', 'aws-contention'];
    const rank = ({ moduleId }: TestSpecification) => slow.findIndex((name) => moduleId.includes(`/${name}`));
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

/** The tests that speak for src/core/protocol, sim and backoff alone. */
export default defineConfig({
  plugins: [strykerNames],
  test: {
    include: [
      'tests/unit/{protocol,sim,backoff}/**/*.test.ts',
      'tests/packages/real-packages.test.ts',
      'tests/unit/evidence/compare.test.ts',
      'tests/traces/**/*.test.ts',
    ],
    setupFiles: ['tests/support/same-cases.ts'],
    sequence: { sequencer: QuickFirst },
    testTimeout: 30_000,
    isolate: false,
    fileParallelism: false,
  },
});
