import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { timers } from '../../../src/core/diagnose/timers.ts';
import { closeCodes } from '../../../src/core/protocol/close-codes.ts';
import { likelyCauses } from '../../../src/package/likely.ts';

const lengths = [...new Set(timers.map(({ seconds }) => seconds))];
const code = fc.oneof(fc.constantFrom(...closeCodes.map((one) => one.code)), fc.integer({ min: 0, max: 65_535 }));
const seconds = fc.oneof(
  fc.constantFrom(...lengths).chain((limit) => fc.double({ min: limit * 0.97, max: limit * 1.05, noNaN: true })),
  fc.double({ min: 0.001, max: 100_000, noNaN: true }),
);
const facts: fc.Arbitrary<Facts> = fc.record(
  {
    code,
    phase: fc.constantFrom('opened', 'never-opened', 'closing'),
    clean: fc.constantFrom('yes', 'no'),
    around: fc.constantFrom('background', 'network'),
    traffic: fc.constant('busy' as const),
    seconds: seconds.map((one) => [one]),
  },
  { requiredKeys: ['code'] },
);

describe('the likely causes of the package', () => {
  test('are those of the diagnosis, in its order and with its probabilities', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const expected = rank(known).filter(({ ruledOut, probability }) => !ruledOut && probability >= 0.03);
        expect(likelyCauses(known).causes).toEqual(
          expected
            .slice(0, 5)
            .map(({ cause, probability }) => ({ cause: cause.id, probability: Math.round(probability * 100) / 100 })),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
