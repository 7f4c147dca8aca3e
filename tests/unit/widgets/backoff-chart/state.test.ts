import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialState, stateFromFragment, stateToFragment } from '../../../../src/widgets/backoff-chart/state.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';

describe('two policies in a link', () => {
  const link = `#${stateToFragment(initialState, {})}`;

  test('come back as they were', () => {
    expect(stateFromFragment(link)).toEqual({ kind: 'ok', state: initialState });
  });

  test('never throw, whatever the link holds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary', maxLength: 60 }), (at, text) => {
        const i = at % link.length;
        for (const hash of [text, `#backoff=${text}`, link.slice(0, i) + text + link.slice(i + 1)]) {
          const linked = stateFromFragment(hash);
          if (linked.kind === 'ok') expect(linked.state.outageS).toBeLessThanOrEqual(120);
        }
      }),
      fuzz,
    );
  });
});
