import { describe, expect, it } from 'vitest';
import {
  afterAttempt,
  drawDelay,
  type Growth,
  grownMs,
  type Jitter,
  type JitterName,
  type Policy,
  startWaiting,
} from '../../../src/core/backoff/policy.ts';
import { textbookOf, textbookPolicy } from '../../../src/core/backoff/textbook.ts';
import { isPresetId, PRESET_IDS, PRESETS, preset } from '../../../src/core/peers/presets.ts';

const policyOf = (growth: Growth, jitter: Jitter, more: Partial<Policy> = {}): Policy => ({
  growth,
  jitter,
  capMs: null,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
  ...more,
});
const doubling: Growth = { kind: 'exponential', baseMs: 1_000, factor: 2 };
const quarter = () => 0.25;
const noChance = () => {
  throw new Error('drew a number where nothing is left to chance');
};
const draw = (policy: Policy, attempt: number, chance: () => number = quarter, delayMs = 0) =>
  drawDelay(policy, { attempt, delayMs, baseMs: startWaiting(policy, chance).baseMs }, chance);

describe('growth', () => {
  it.each<[string, Growth, readonly (number | null)[]]>([
    ['fixed', { kind: 'fixed', baseMs: 700 }, [700, 700, 700, 700]],
    ['linear', { kind: 'linear', baseMs: 1_000, stepMs: 500 }, [1_000, 1_500, 2_000, 2_500]],
    ['exponential', doubling, [1_000, 2_000, 4_000, 8_000]],
    ['a table that goes on', { kind: 'table', tableMs: [10, 50], thenMs: 900 }, [10, 50, 900, 900]],
    ['a table that ends', { kind: 'table', tableMs: [0, 50], thenMs: null }, [0, 50, null, null]],
  ])('%s', (_name, growth, expected) => {
    const policy = policyOf(growth, { kind: 'none' });
    const { baseMs } = startWaiting(policy, noChance);
    expect([0, 1, 2, 3].map((attempt) => grownMs(policy.growth, attempt, baseMs))).toEqual(expected);
    expect([0, 1, 2, 3].map((attempt) => draw(policy, attempt)?.delayMs ?? null)).toEqual(expected);
  });

  it('of a table has no base', () => {
    const table = policyOf({ kind: 'table', tableMs: [10], thenMs: null }, { kind: 'none' });
    expect(startWaiting(table, noChance)).toEqual({ attempt: 0, delayMs: 0, baseMs: 0 });
  });

  it('starts with the second wait when the first has a range of its own', () => {
    const policy = policyOf(doubling, { kind: 'none' }, { first: [{ minMs: 100, maxMs: 500 }] });
    expect(draw(policy, 0)).toEqual({ floorMs: 100, ceilingMs: 500, uncappedMs: 500, delayMs: 200 });
    expect([1, 2, 3].map((attempt) => draw(policy, attempt)!.delayMs)).toEqual([1_000, 2_000, 4_000]);
  });

  it('starts after as many waits as have a range of their own', () => {
    const first = [
      { minMs: 0, maxMs: 0 },
      { minMs: 0, maxMs: 2_000 },
    ];
    const policy = policyOf(doubling, { kind: 'none' }, { first });
    expect([0, 1, 2, 3].map((attempt) => draw(policy, attempt)!.delayMs)).toEqual([0, 500, 1_000, 2_000]);
  });

  it('draws no number for a first wait that is always the same', () => {
    const policy = policyOf(doubling, { kind: 'none' }, { first: [{ minMs: 300, maxMs: 300 }] });
    expect(draw(policy, 0, noChance)!.delayMs).toBe(300);
  });

  it('keeps a base that is drawn once', () => {
    const policy = policyOf(doubling, { kind: 'none' }, { baseDrawnOnce: { minMs: 1_000, maxMs: 5_000 } });
    const first = startWaiting(policy, quarter);
    expect(first).toEqual({ attempt: 0, delayMs: 0, baseMs: 2_000 });
    const second = afterAttempt(first, 2_000);
    expect(second).toEqual({ attempt: 1, delayMs: 2_000, baseMs: 2_000 });
    expect(drawDelay(policy, second, noChance)!.delayMs).toBe(4_000);
  });
});

describe('a policy with a limit', () => {
  it('gives up after so many failed attempts, and not one earlier', () => {
    const policy = policyOf(doubling, { kind: 'none' }, { attemptsMax: 3 });
    expect([0, 1, 2, 3, 4].map((attempt) => draw(policy, attempt)?.delayMs ?? null)).toEqual([
      1_000,
      2_000,
      4_000,
      null,
      null,
    ]);
  });
});

describe('one draw a quarter of the way, before the fourth attempt, where growth asks for 8 s and the cap is 6 s', () => {
  const capped = { capMs: 6_000 } as const;
  it.each<[string, Jitter, number, number, number, number]>([
    ['none', { kind: 'none' }, 6_000, 6_000, 8_000, 6_000],
    ['full', { kind: 'full' }, 0, 6_000, 8_000, 1_500],
    ['equal', { kind: 'equal' }, 3_000, 6_000, 8_000, 3_750],
    ['additive', { kind: 'additive', minMs: 100, maxMs: 500 }, 6_100, 6_500, 8_500, 6_200],
    ['percent', { kind: 'percent', below: 0.2, above: 0.4 }, 4_800, 8_400, 11_200, 5_700],
    ['a floor', { kind: 'floor', floorMs: 1_000 }, 1_000, 6_000, 8_000, 2_250],
    ['an offset, cut at the cap', { kind: 'offset', offsetMs: 500 }, 500, 6_000, 8_500, 2_000],
    // 0.25: the digit 2 is even, so a quarter of half of 6 s is taken away.
    ['parity', { kind: 'parity', share: 0.5 }, 3_300, 9_000, 12_000, 5_250],
  ])('%s', (_name, jitter, floorMs, ceilingMs, uncappedMs, delayMs) => {
    const { floorMs: drawnFloorMs, ...drawn } = draw(policyOf(doubling, jitter, capped), 3)!;
    expect(drawn).toEqual({ ceilingMs, uncappedMs, delayMs });
    expect(drawnFloorMs).toBeCloseTo(floorMs, 9);
  });

  it.each<[string, Jitter, number, number]>([
    ['full', { kind: 'full' }, 6_000, 2_000],
    ['additive', { kind: 'additive', minMs: 100, maxMs: 500 }, 6_000, 6_000],
    ['percent', { kind: 'percent', below: 0.5, above: 0.1 }, 6_000, 5_200],
    ['parity', { kind: 'parity', share: 0.5 }, 6_000, 6_000],
  ])('%s, with the cap after the jitter', (_name, jitter, ceilingMs, delayMs) => {
    const policy = policyOf(doubling, jitter, { ...capped, capOrder: 'after-jitter' });
    expect(draw(policy, 3)).toMatchObject({ ceilingMs, delayMs });
  });

  it('parity adds where the first digit is odd, and cuts to whole milliseconds', () => {
    const policy = policyOf({ kind: 'fixed', baseMs: 1_001 }, { kind: 'parity', share: 0.5 });
    expect(draw(policy, 0, () => 0.35)!.delayMs).toBe(1_001 + 175);
    expect(draw(policy, 0, () => 0.45)!.delayMs).toBe(1_001 - 225);
  });

  it('percent may reach further the first time', () => {
    const policy = policyOf(doubling, { kind: 'percent', below: 0, above: 0.1, firstAbove: 1 });
    expect(draw(policy, 0)).toMatchObject({ ceilingMs: 2_000, delayMs: 1_250 });
    expect(draw(policy, 1)).toMatchObject({ ceilingMs: 2_200, delayMs: 2_050 });
  });

  it('a floor is all there is while growth is below it', () => {
    expect(draw(policyOf({ kind: 'fixed', baseMs: 200 }, { kind: 'floor', floorMs: 900 }), 0)).toEqual({
      floorMs: 900,
      ceilingMs: 900,
      uncappedMs: 900,
      delayMs: 900,
    });
  });

  it('decorrelated reaches from the base to three times the last wait, and is cut at the cap', () => {
    const policy = policyOf(doubling, { kind: 'decorrelated' }, capped);
    expect(draw(policy, 0, quarter, 0)).toEqual({
      floorMs: 1_000,
      ceilingMs: 3_000,
      uncappedMs: 3_000,
      delayMs: 1_500,
    });
    expect(draw(policy, 2, quarter, 4_000)).toEqual({
      floorMs: 1_000,
      ceilingMs: 6_000,
      uncappedMs: 12_000,
      delayMs: 3_750,
    });
    expect(draw(policy, 2, () => 0.75, 4_000)!.delayMs).toBe(6_000);
  });
});

describe('the four textbook jitters', () => {
  const backoff = (jitter: JitterName) => textbookPolicy({ baseMs: 1_000, factor: 3, capMs: 5_000, jitter });
  it.each<[JitterName, readonly number[], readonly number[]]>([
    ['none', [1_000, 3_000, 5_000], [1_000, 3_000, 5_000]],
    ['full', [1_000, 3_000, 5_000], [250, 750, 1_250]],
    ['equal', [1_000, 3_000, 5_000], [625, 1_875, 3_125]],
    ['decorrelated', [3_000, 4_500, 5_000], [1_500, 1_875, 2_500]],
  ])('%s', (jitter, ceilings, delays) => {
    const previousMs = [0, 1_500, 7_000 / 3];
    const drawn = previousMs.map((delayMs, attempt) => draw(backoff(jitter), attempt, quarter, delayMs)!);
    expect(drawn.map(({ ceilingMs }) => ceilingMs)).toEqual(ceilings);
    expect(drawn.map(({ delayMs }) => Math.round(delayMs))).toEqual(delays);
  });

  it('decorrelated never falls below its base, however short the last wait was', () => {
    expect(draw(backoff('decorrelated'), 1, quarter, 10)).toMatchObject({
      ceilingMs: 3_000,
      delayMs: 1_500,
    });
  });
});

describe('the dials of a textbook policy', () => {
  it('describe it, whatever they are', () => {
    for (const jitter of ['none', 'full', 'equal', 'decorrelated'] as const) {
      const dials = { baseMs: 700, factor: 1.5, capMs: 9_000, jitter, attemptsMax: 4 };
      expect(textbookOf(textbookPolicy(dials))).toEqual(dials);
    }
  });

  it('cannot describe a table, a first wait, a base of its own for each client or a jitter of a library', () => {
    for (const id of ['phoenix', 'trpc', 'reconnecting-websocket', 'socket-io', 'graphql-ws'] as const)
      expect(textbookOf(preset(id).policy), id).toBeNull();
  });
});

describe('the presets', () => {
  it('are found by their id, and by nothing else', () => {
    expect(PRESETS.map(({ id }) => id)).toEqual(PRESET_IDS);
    for (const id of PRESET_IDS) {
      expect(isPresetId(id)).toBe(true);
      expect(preset(id)).toEqual(PRESETS.find((one) => one.id === id));
    }
    for (const text of ['', 'aws', 'toString', '__proto__']) expect(isPresetId(text)).toBe(false);
  });
});
