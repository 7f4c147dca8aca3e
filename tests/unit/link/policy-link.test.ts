import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPolicy } from '../../../src/core/backoff/check-policy.ts';
import { choiceCodec, policyCodec } from '../../../src/core/link/policy-link.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

/** Text near the grammar, so that much of it is read. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('f1000', 'l500-100', 'e1000-2', 't1-2-3', 'g9', 'c30000', 'k', 'a5', 'w0-5000', 'jf', 'ja1-2'),
      fc.constantFrom(
        'jp.5-.5',
        'jp0.5-0.5',
        'rs10000',
        'ro',
        'rn',
        'j',
        'n1000-1002.1004',
        'o4200.4299',
        'n',
        'jconstructor',
        'e1e9-2',
        'f-1',
        '',
        '.',
      ),
      fc
        .tuple(fc.constantFrom('f', 'l', 'e', 't', 'g', 'c', 'a', 'w', 'ja', 'jp', 'rs'), fc.nat(), fc.nat())
        .map(([name, a, b]) => `${name}${a}-${b / 1000}`),
    ),
    { maxLength: 6 },
  )
  .map((tokens) => tokens.join('~'));

test('a policy in a link is read soundly or not at all', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
      const policy = policyCodec.parse(text);
      const choice = choiceCodec.parse(text);
      if (choice?.id === 'custom') expect(checkPolicy(choice.policy)).toEqual([]);
      if (!policy || checkPolicy(policy).length > 0) return;
      const again = policyCodec.format(policy);
      if (again !== null) expect(policyCodec.parse(again)).toEqual(policy);
    }),
    fuzz,
  );
});

test('every preset comes back from a link as it is', () => {
  for (const { id, policy } of PRESETS) expect(policyCodec.parse(policyCodec.format(policy)), id).toEqual(policy);
});
