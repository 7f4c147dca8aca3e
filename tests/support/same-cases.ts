import fc from 'fast-check';

// CASES_SEED makes the generated cases the same in every run: `npm test -- --everything`, which decides about a change,
// depends on that change alone. Without it each run draws new ones, and a failure tells its seed.
const { CASES_SEED } = process.env;
if (CASES_SEED !== undefined) fc.configureGlobal({ seed: Number(CASES_SEED) });
