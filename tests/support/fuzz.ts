/**
 * `npm run fuzz [-- pattern]`: the tests with generated inputs, 20,000 a parser. FUZZ_SEED repeats a run, FUZZ_RUNS
 * changes its length. What it finds becomes a case of its own in the test of that parser.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fuzzSeed } from './fuzz-runs.ts';

const pattern = process.argv[2] ?? '';
const files = globSync('tests/unit/**/*.test.ts')
  .filter(
    (file) => file.includes(pattern) && /support\/fuzz-runs\.ts|readsWithinBounds/.test(readFileSync(file, 'utf8')),
  )
  .sort();
const runs = process.env['FUZZ_RUNS'] ?? '20000';
console.log(`${runs} inputs a parser; FUZZ_SEED=${fuzzSeed} repeats them.`);
const { status } = spawnSync('npx', ['vitest', 'run', '--testTimeout=3600000', ...files], {
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: String(fuzzSeed) },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
