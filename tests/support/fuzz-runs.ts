/** How many generated inputs a parser gets: 150 in `npm test`, 20,000 in `npm run fuzz`. */
export const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 150);

/** Whether this is `npm run fuzz`, which also measures. `npm test` counts work, since its machine may be busy. */
export const isLong = process.env['FUZZ_RUNS'] !== undefined;

/** FUZZ_SEED repeats a run; else it is a new one, and a failure tells its seed. */
export const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? process.env['CASES_SEED'] ?? Date.now() % 2 ** 31);

/** Parameters for `fc.assert`, which prints the seed and the smallest input that fails. */
export const fuzz = { numRuns: fuzzRuns, seed: fuzzSeed } as const;
