import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../src/core/backoff/check-policy.ts';
import { flap } from '../../../src/core/backoff/flapping.ts';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { policyCodec } from '../../../src/core/link/policy-link.ts';
import { PRESETS, preset } from '../../../src/core/peers/presets.ts';

const full = preset('aws-full').policy;
const withBase = (baseMs: number, factor = 2): Policy => ({
  ...full,
  growth: { kind: 'exponential', baseMs, factor },
});

describe('a policy that a reader typed', () => {
  it.each([
    ['a negative wait', withBase(-1), 'baseMs', 'too-low'],
    ['no number', withBase(Number.NaN), 'baseMs', 'not-a-number'],
    ['no wait at all', withBase(0), 'baseMs', 'no-wait'],
    [
      'no wait and nothing added to it',
      { ...withBase(0), jitter: { kind: 'additive', minMs: 0, maxMs: 0 } },
      'baseMs',
      'no-wait',
    ],
    ['no wait, however far it reaches', { ...withBase(0), jitter: { kind: 'floor', floorMs: 0 } }, 'baseMs', 'no-wait'],
    ['no wait and no offset', { ...withBase(0), jitter: { kind: 'offset', offsetMs: 0 } }, 'baseMs', 'no-wait'],
    ['a random base of nothing', { ...withBase(1), baseDrawnOnce: { minMs: 0, maxMs: 0 } }, 'baseMs', 'no-wait'],
    [
      'a table that ends in 0',
      { ...full, growth: { kind: 'table', tableMs: [1_000], thenMs: 0 } },
      'tableMs',
      'no-wait',
    ],
    ['a first wait upside down', { ...full, first: [{ minMs: 5_000, maxMs: 0 }] }, 'baseMs', 'too-low'],
    ['half a share too much', { ...full, jitter: { kind: 'parity', share: 1.5 } }, 'jitter', 'too-high'],
    ['factor 0', withBase(1_000, 0), 'factor', 'too-low'],
    ['a cap below the first wait', { ...withBase(1_000), capMs: 500 }, 'capMs', 'cap-below-base'],
    ['a cap of a year', { ...full, capMs: 3.2e10 }, 'capMs', 'too-high'],
    ['an upside-down range', { ...full, jitter: { kind: 'additive', minMs: 9, maxMs: 1 } }, 'jitter', 'too-low'],
    ['more than 100 % less', { ...full, jitter: { kind: 'percent', below: 1.2, above: 1 } }, 'jitter', 'too-high'],
    ['an empty table', { ...full, growth: { kind: 'table', tableMs: [], thenMs: null } }, 'tableMs', 'not-a-number'],
  ] as const)('is refused with %s', (_name, policy, field, kind) => {
    expect(checkPolicy(policy)).toContainEqual({ field, kind });
  });

  const table = (tableMs: readonly number[], thenMs: number | null = null): Policy => ({
    ...full,
    growth: { kind: 'table', tableMs, thenMs },
  });
  const linear = (baseMs: number, stepMs: number): Policy => ({ ...full, growth: { kind: 'linear', baseMs, stepMs } });
  const additive = (minMs: number, maxMs: number): Policy => ({ ...full, jitter: { kind: 'additive', minMs, maxMs } });
  const percent = (below: number, above: number): Policy => ({ ...full, jitter: { kind: 'percent', below, above } });

  it.each<[string, Policy, readonly (readonly [string, string])[]]>([
    ['the longest wait', withBase(600_000), [['capMs', 'cap-below-base']]],
    ['a longer wait', { ...withBase(600_001), capMs: null }, [['baseMs', 'too-high']]],
    ['the highest factor', withBase(1_000, 10), []],
    ['a higher factor', withBase(1_000, 10.1), [['factor', 'too-high']]],
    ['factor 1', withBase(1_000, 1), []],
    ['a base as high as the cap', { ...withBase(1_000), capMs: 1_000 }, []],
    [
      'a cap of nothing',
      { ...full, growth: { kind: 'table', tableMs: [5], thenMs: 5 }, capMs: 0 },
      [['capMs', 'too-low']],
    ],
    ['no cap', { ...full, capMs: null }, []],
    ['a thousand attempts', { ...full, attemptsMax: 1_000 }, []],
    ['more attempts', { ...full, attemptsMax: 1_001 }, [['attemptsMax', 'too-high']]],
    ['a negative count', { ...full, attemptsMax: -1 }, [['attemptsMax', 'too-low']]],
    ['a stable hour', { ...full, reset: { kind: 'stable', afterMs: 3_600_000 } }, []],
    ['more than a stable hour', { ...full, reset: { kind: 'stable', afterMs: 3_600_001 } }, [['resetMs', 'too-high']]],
    ['a count that starts again on open', { ...full, reset: { kind: 'open' } }, []],
    ['a linear step', linear(0, 500), []],
    ['a linear step back', linear(1_000, -1), [['stepMs', 'too-low']]],
    ['a linear step of nothing upon nothing', linear(0, 0), [['baseMs', 'no-wait']]],
    ['a fixed wait of nothing', { ...full, growth: { kind: 'fixed', baseMs: 0 } }, [['baseMs', 'no-wait']]],
    ['nothing but what is added', { ...withBase(0), jitter: { kind: 'additive', minMs: 0, maxMs: 9 } }, []],
    ['a range of one', additive(5, 5), []],
    ['a negative range', additive(-2, -1), [['jitter', 'too-low']]],
    ['a range that is too wide', additive(0, 600_001), [['jitter', 'too-high']]],
    ['all of it less', percent(1, 0), []],
    ['less than no share more', percent(0, -0.1), [['jitter', 'too-low']]],
    ['twenty waits in a table', table(Array(20).fill(5)), []],
    ['twenty-one', table(Array(21).fill(5)), [['tableMs', 'too-long']]],
    ['a negative wait in a table', table([5, -5]), [['tableMs', 'too-low']]],
    ['a negative wait after a table', table([5], -5), [['tableMs', 'too-low']]],
    ['a low cap on a table', { ...table([5_000]), capMs: 1 }, []],
    [
      'three dials wrong',
      { ...withBase(-1, 0), attemptsMax: -1 },
      [
        ['baseMs', 'too-low'],
        ['factor', 'too-low'],
        ['attemptsMax', 'too-low'],
      ],
    ],
  ])('with %s is told all that is wrong, once a dial', (_name, policy, problems) => {
    expect(checkPolicy(policy).map(({ field, kind }) => [field, kind])).toEqual(problems);
  });

  it('is accepted when it is what some library really does', () => {
    for (const { policy } of PRESETS) expect(checkPolicy(policy)).toEqual([]);
  });
});

const soundPolicy = (text: string): Policy | null => {
  const policy = policyCodec.parse(text);
  return policy && checkPolicy(policy).length === 0 ? policy : null;
};

describe('a policy in a link', () => {
  it('comes back as it was', () => {
    for (const { policy } of PRESETS) {
      const capMs = policy.capMs === null ? null : Number(policy.capMs.toFixed(3));
      expect(soundPolicy(policyCodec.format(policy))).toEqual({ ...policy, capMs });
    }
  });

  it.each([
    '',
    'x',
    'e1000',
    'e1000-0',
    'e-1-2',
    'c30000',
    'e1000-2~e1-1',
    'e1e9-2',
    'e1000-2~c10',
    'f0',
    'e1000-2~<b>',
    'e1000-2~jl',
    'e1000-2~jy2',
    'e1000-2~w5-1',
    'e1000-2~b1000',
    'e1000-2~constructor',
    'e1000-2~jconstructor',
    't0~g0',
  ])('is refused when it says %s', (text) => {
    expect(soundPolicy(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        policyCodec.parse(text);
      }),
    );
  });
});

describe('a server that accepts and drops', () => {
  it('is hit every second, endlessly, when opening resets the count, and left alone when it does not', () => {
    const noJitter: Policy = { ...full, jitter: { kind: 'none' } };
    const onOpen = flap({ ...noJitter, reset: { kind: 'open' } }, () => 0.5, 100, 60_000);
    const onceStable = flap({ ...noJitter, reset: { kind: 'stable', afterMs: 10_000 } }, () => 0.5, 100, 60_000);
    expect(onOpen.length).toBe(54);
    expect(onceStable.length).toBe(5);
  });
});
