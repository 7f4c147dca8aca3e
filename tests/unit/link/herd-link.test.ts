import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinBounds } from '../../../src/core/herd/config.ts';
import { herdLink } from '../../../src/core/link/herd-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { initialState } from '../../../src/widgets/herd/state.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

const open = (hash: string) => openLink(hash, 'herd', herdLink);
const link = `#${writeLink('', herdLink, initialState)}`;

describe('a herd in a link', () => {
  test('is as short as it was: the mask of rolling policies only where it differs', () => {
    expect(link).toBe(
      '#herd=1~100000~4000~20000~10~15000~1000~4000~0.04~20000~0~~no-jitter-30~~fixed-1~~full-30~~first-wait&seed=7',
    );
    const all = writeLink('#theme=dark', herdLink, { ...initialState, rolling: [true, true, true, true] });
    expect(all).toMatch(/^theme=dark&herd=1~.*~0~15~~no-jitter-30~~/);
  });

  test('with one character changed is either broken or within its bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary', minLength: 0, maxLength: 3 }), (at, text) => {
        const i = at % link.length;
        const linked = open(link.slice(0, i) + text + link.slice(i + 1));
        if (linked.kind !== 'ok') return;
        const { choices, overflow, rolling, ...numbers } = linked.value;
        expect([choices.length, rolling.length]).toEqual([4, 4]);
        for (const name of ['clients', 'capacityPerSecond', 'downMs', 'batches', 'queue', 'timeoutMs', 'seed'] as const)
          expect(isWithinBounds(name, numbers[name])).toBe(true);
      }),
      fuzz,
    );
  });

  test('is refused when its numbers are any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const hash of [text, `#herd=${text}`, `#herd=1~${text}~~full-30~~full-30~~full-30~~full-30&seed=${text}`])
          expect(['none', 'broken']).toContain(open(hash).kind);
      }),
      fuzz,
    );
  });
});
