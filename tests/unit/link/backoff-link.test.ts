import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffLink } from '../../../src/core/link/backoff-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { initialState } from '../../../src/widgets/backoff-chart/state.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

describe('two policies in a link', () => {
  const link = `#${writeLink('', backoffLink, initialState)}`;

  test('are their names where they have some', () => {
    expect(link).toBe('#backoff=1~75~0~~first-draft~~full-30&seed=94');
  });

  test('that never wait are refused', () => {
    for (const policy of ['f0', 'e1-1~b0-0', 'e0-10~jl0', 'e0-10~jo0', 't5~g0'])
      expect(openLink(`#backoff=1~75~0~~${policy}~~full-30`, 'backoff', backoffLink), policy).toEqual({
        kind: 'broken',
      });
  });

  test('within their bounds or none, whatever the link holds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary', maxLength: 60 }), (at, text) => {
        const i = at % link.length;
        for (const hash of [text, `#backoff=${text}`, link.slice(0, i) + text + link.slice(i + 1)]) {
          const linked = openLink(hash, 'backoff', backoffLink);
          if (linked.kind === 'ok') expect(linked.value.outageS).toBeLessThanOrEqual(120);
        }
      }),
      fuzz,
    );
  });
});
