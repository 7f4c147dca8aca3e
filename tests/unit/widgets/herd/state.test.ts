import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinBounds } from '../../../../src/core/herd/config.ts';
import { initialState, stateFromFragment, stateToFragment } from '../../../../src/widgets/herd/state.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';

describe('a herd in a link', () => {
  test('comes back as it was', () => {
    expect(stateFromFragment(`#${stateToFragment(initialState, {})}`)).toEqual({ kind: 'ok', state: initialState });
  });

  test('one character changed: either broken or within its bounds', () => {
    const link = `#${stateToFragment(initialState, {})}`;
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary', minLength: 0, maxLength: 3 }), (at, text) => {
        const i = at % link.length;
        const linked = stateFromFragment(link.slice(0, i) + text + link.slice(i + 1));
        if (linked.kind !== 'ok') return;
        const { choices, overflow, ...numbers } = linked.state;
        expect(choices).toHaveLength(4);
        for (const name of ['clients', 'capacityPerSecond', 'downMs', 'batches', 'queue', 'timeoutMs', 'seed'] as const)
          expect(isWithinBounds(name, numbers[name])).toBe(true);
      }),
      fuzz,
    );
  });

  test('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const hash of [text, `#herd=${text}`, `#herd=1~${text}~~full-30~~full-30~~full-30~~full-30&seed=${text}`])
          expect(['none', 'broken']).toContain(stateFromFragment(hash).kind);
      }),
      fuzz,
    );
  });
});
