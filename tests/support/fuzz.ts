/**
 * `npm run fuzz [-- pattern]`: the tests with generated inputs, 20,000 a parser. FUZZ_SEED repeats a run, FUZZ_RUNS
 * changes its length. What it finds becomes a case of its own in the test of that parser.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { argumentsOf, refuse } from '../../src/cli/command.ts';
import { fuzzSeed } from './fuzz-runs.ts';

const { positionals } = argumentsOf('Usage: npm run fuzz -- [PATTERN]', { allowPositionals: true });
const [pattern = ''] = positionals;
const files = globSync('tests/unit/**/*.test.ts')
  .filter(
    (file) => file.includes(pattern) && /support\/fuzz-runs\.ts|readsWithinBounds/.test(readFileSync(file, 'utf8')),
  )
  .sort();
const runs = process.env['FUZZ_RUNS'] ?? '20000';
if (!/^[1-9]\d*$/.test(runs)) refuse(`FUZZ_RUNS takes a number from 1, not “${runs}”.`);
if (files.length === 0) refuse(`No test with generated inputs has “${pattern}” in its name.`);
console.log(`${runs} inputs a parser; FUZZ_SEED=${fuzzSeed} repeats them.`);
const { status } = spawnSync('npx', ['vitest', 'run', '--testTimeout=0', ...files], {
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: String(fuzzSeed) },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
