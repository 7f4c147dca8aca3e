import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinBounds } from '../../../src/core/herd/config.ts';
import { switchesOf } from '../../../src/core/herd/switches.ts';
import { herdLink } from '../../../src/core/link/herd-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { initialState } from '../../../src/widgets/herd/state.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { switches } from '../herd/arbitrary.ts';

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

  test('holds the switches that are on, and a link without one is the link that it was', () => {
    fc.assert(
      fc.property(fc.record(switches, { requiredKeys: [] }), (on) => {
        const written = writeLink('', herdLink, { ...initialState, ...on });
        const opened = open(`#${written}`);
        if (opened.kind !== 'ok') throw new Error(`${written}`);
        expect(switchesOf(opened.value)).toEqual(on);
        expect(writeLink('', herdLink, opened.value)).toBe(written);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['a share above 1', 'l1.5'],
    ['a switch that does not exist', 'z1'],
    ['a switch twice', 'm5~m6'],
    ['a restart without a pause', 'k100-10'],
    ['a wait told without those who obey', 'tc0-1000'],
    ['a range that ends before it begins', 't1~tc5000-1000'],
    ['a gate that opens before it closes', 'g5000-1000'],
    ['other clients that are more than all', '~~0.6~f1000~~0.6~f1000'],
    ['other clients that never wait', '~~0.5~f0'],
    ['a fourth kind of other clients', '~~0.1~f1000~~0.1~f1000~~0.1~f1000~~0.1~f1000'],
  ])('with %s is broken', (_what, on) => {
    const plain = writeLink('', herdLink, initialState) ?? '';
    expect(open(`#${plain.replace('herd=1~', `herd=2~${on}~~~`)}`).kind).toBe('broken');
    expect(open(`#${plain.replace('herd=1~', 'herd=2~l0.5~m50~~~')}`).kind).toBe('ok');
  });
});
