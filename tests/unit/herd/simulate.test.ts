import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { chanceOf, herdSeed } from '../../../src/core/herd/chance.ts';
import { HERD_BOUNDS, HERD_DEFAULTS, type HerdConfig, isWithinBounds } from '../../../src/core/herd/config.ts';
import { type HerdResult, summarise } from '../../../src/core/herd/result.ts';
import { startHerd } from '../../../src/core/herd/simulate.ts';
import { PRESETS, preset } from '../../../src/core/peers/presets.ts';
import { referenceHerd } from './reference.ts';

const finish = (config: HerdConfig): HerdResult => {
  const run = startHerd(config);
  while (!run.advance(1_000_000));
  return summarise(config, run);
};

const noJitter: Policy = { ...preset('aws-full').policy, jitter: { kind: 'none' } };
const small = (more: Partial<HerdConfig>): HerdConfig => ({
  ...HERD_DEFAULTS,
  clients: 2_000,
  capacityPerSecond: 80,
  queue: 80,
  policy: preset('aws-full').policy,
  ...more,
});

describe('a herd', () => {
  it('makes the attempts that a slow independent simulation makes, in every small random case', () => {
    const configs = fc.record({
      clients: fc.integer({ min: 1, max: 30 }),
      seed: fc.nat(),
      policy: fc.constantFrom(...PRESETS.map(({ policy }) => policy)),
      batches: fc.integer({ min: 1, max: 4 }),
      gapMs: fc.integer({ min: 0, max: 4_000 }),
      drainMs: fc.integer({ min: 0, max: 3_000 }),
      downMs: fc.integer({ min: 0, max: 6_000 }),
      capacityPerSecond: fc.constantFrom(1, 5, 40, 1_000),
      queue: fc.integer({ min: 0, max: 20 }),
      overflow: fc.constantFrom('refuse' as const, 'slow' as const),
      refuseCost: fc.constantFrom(0, 0.04, 0.5),
      timeoutMs: fc.integer({ min: 1_000, max: 5_000 }),
      roundTrip: fc.constantFrom({ minMs: 1, maxMs: 1 }, { minMs: 20, maxMs: 300 }),
    });
    fc.assert(
      fc.property(configs, (config) => {
        const fast = finish(config);
        const slow = referenceHerd(config);
        expect({
          attempts: fast.totals.attempts,
          unanswered: fast.totals.unanswered,
          connected: fast.totals.connected,
          gaveUp: fast.totals.gaveUp,
        }).toEqual({
          attempts: slow.attempts,
          unanswered: slow.unanswered,
          connected: slow.connected,
          gaveUp: slow.gaveUp,
        });
        const { connected } = fast.series;
        const lastMs = Math.max(0, ...slow.connectedAtMs);
        if (slow.connected === config.clients && connected.length < 36_000)
          expect(connected.indexOf(config.clients, Math.floor(lastMs / 100))).toBe(Math.floor(lastMs / 100));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same numbers for the same seed, in whatever portions it is computed', () => {
    const config = small({});
    const portions = startHerd(config);
    while (!portions.advance(37));
    const again = summarise(config, portions);
    const once = finish(config);
    expect(again.totals).toEqual(once.totals);
    expect(again.series).toEqual(once.series);
    expect(finish(small({ seed: 8 })).totals).not.toEqual(once.totals);
  });

  it('loses nobody: every client is back, has given up, or is still trying', () => {
    for (const { policy } of PRESETS) {
      const { totals, series } = finish(small({ policy }));
      expect(totals.connected + totals.gaveUp).toBe(totals.truncated ? totals.connected + totals.gaveUp : 2_000);
      expect(series.attempts.reduce((a, b) => a + b, 0)).toBe(totals.attempts);
      expect(series.accepted.reduce((a, b) => a + b, 0)).toBe(totals.connected);
      expect(totals.refused).toBeGreaterThanOrEqual(0);
    }
  });

  it('without jitter peaks many times over capacity, with full jitter hardly', () => {
    const naive = finish(small({ policy: noJitter }));
    const full = finish(small({}));
    expect(naive.peakOverCapacity).toBeGreaterThan(4 * full.peakOverCapacity);
    expect(naive.backMs.all! / full.backMs.all!).toBeGreaterThan(3);
  });

  it('in a rolling deploy with a jittered first wait stays under capacity, with most clients connected', () => {
    const policy: Policy = { ...preset('aws-full').policy, first: [{ minMs: 0, maxMs: 5_000 }] };
    const rolling = finish(small({ policy, batches: 10, gapMs: 15_000 }));
    expect(rolling.peakOverCapacity).toBeLessThanOrEqual(1);
    expect(rolling.totals.refused).toBe(0);
    expect(rolling.lowestShare).toBeGreaterThan(0.85);
    expect(rolling.backMs.half).toBe(0);
  });

  it('with a slow server wastes its work on clients that have stopped waiting', () => {
    const patient = finish(small({ overflow: 'slow', timeoutMs: 240_000 }));
    const hasty = finish(small({ overflow: 'slow', timeoutMs: 4_000 }));
    expect(patient.totals.refused).toBe(0);
    expect(hasty.totals.refused).toBeGreaterThan(500);
    expect(hasty.backMs.all ?? Number.POSITIVE_INFINITY).toBeGreaterThan(patient.backMs.all!);
  });

  it('whose clients give up before the server is back stays empty', () => {
    const stranded = finish(small({ policy: preset('signalr').policy, downMs: 60_000 }));
    expect(stranded.totals.gaveUp).toBe(2_000);
    expect(stranded.backMs.half).toBeNull();
  });

  it('ends at its bounds against a server that hardly exists', () => {
    const { totals } = finish(
      small({ clients: 200, capacityPerSecond: 1, refuseCost: 1, policy: preset('mqtt').policy }),
    );
    expect(totals.truncated).toBe(true);
  });
});

describe('the chances of a herd', () => {
  it('are uniform for neighbouring clients, draws and seeds', () => {
    const many: number[] = [];
    for (let client = 0; client < 300; client++)
      for (let draw = 0; draw < 20; draw++)
        for (let seed = 0; seed < 5; seed++) many.push(chanceOf(herdSeed(seed), client, draw));
    const mean = many.reduce((a, b) => a + b, 0) / many.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(many.reduce((a, b) => a + (b - mean) ** 2, 0) / many.length).toBeCloseTo(1 / 12, 2);
    const steps = many.slice(1).reduce((a, b, i) => a + (b - mean) * (many[i]! - mean), 0) / many.length;
    expect(Math.abs(steps)).toBeLessThan(0.002);
  });
});

describe('the bounds of a config', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e12])('refuse %d clients', (clients) => {
    expect(isWithinBounds('clients', clients)).toBe(false);
  });

  it('refuse a server without capacity, and accept both of their own ends', () => {
    expect(isWithinBounds('capacityPerSecond', 0)).toBe(false);
    for (const end of HERD_BOUNDS.clients) expect(isWithinBounds('clients', end)).toBe(true);
  });
});
