import fc from 'fast-check';

// The same generated cases for every mutant, so that two runs give one score.
fc.configureGlobal({ seed: 6455 });
