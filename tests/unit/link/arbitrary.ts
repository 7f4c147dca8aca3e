/** What tools hold in links: any value that their controls allow. */
import fc from 'fast-check';
import { allSigns, choiceKeys, choices, type Facts, secondsMax } from '../../../src/core/diagnose/facts.ts';
import {
  type ChainHop,
  hopByDefault,
  secondsMax as hopSecondsMax,
  hopsMax,
} from '../../../src/core/diagnose/hop-chain.ts';
import { hops } from '../../../src/core/diagnose/hops.ts';

const limit = fc.option(fc.integer({ min: 1, max: hopSecondsMax }));

export const anyChain: fc.Arbitrary<readonly ChainHop[]> = fc.array(
  fc
    .record({
      id: fc.constantFrom<ChainHop['id']>('other', ...hops.map(({ id }) => id)),
      own: fc.record({ idleSeconds: limit, lifetimeSeconds: limit }, { requiredKeys: [] }),
    })
    .map(({ id, own }) => ({ ...hopByDefault(id), ...own })),
  { maxLength: hopsMax },
);

const hundredths = fc.integer({ min: 1, max: secondsMax * 100 }).map((n) => n / 100);

/** Facts as an incident has them; what follows from them is left out. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record(
    {
      ...(Object.fromEntries(choiceKeys.map((key) => [key, fc.constantFrom(...choices[key])])) as {
        [K in (typeof choiceKeys)[number]]: fc.Arbitrary<NonNullable<Facts[K]>>;
      }),
      code: fc.integer({ min: 0, max: 65_535 }),
      reason: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.length <= 123),
      status: fc.integer({ min: 100, max: 599 }),
      seconds: fc.array(hundredths, { minLength: 1, maxLength: 8 }),
      signs: fc.uniqueArray(fc.constantFrom(...allSigns), { minLength: 1, maxLength: 8 }),
    },
    { requiredKeys: [] },
  )
  .filter((facts) => Object.keys(facts).length > 0);
