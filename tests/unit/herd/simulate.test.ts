import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { chanceOf, herdSeed } from '../../../src/core/herd/chance.ts';
import { BIN_MS, HERD_BOUNDS, HERD_DEFAULTS, type HerdConfig, isWithinBounds } from '../../../src/core/herd/config.ts';
import { type HerdResult, summarise } from '../../../src/core/herd/result.ts';
import { startHerd } from '../../../src/core/herd/simulate.ts';
import type { HerdSwitches } from '../../../src/core/herd/switches.ts';
import { PRESETS, preset } from '../../../src/core/peers/presets.ts';
import { configs, switches } from './arbitrary.ts';
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
  /** The same run twice: attempts, what became of them, the work in vain, and when the last connection opened. */
  function expectAsReference(config: HerdConfig): void {
    const { totals, series } = finish(config);
    const { connectedAtMs, vainAtMs, ...slow } = referenceHerd(config);
    const length = series.connected.length;
    const { attempts, lost, connected, gaveUp, unanswered, left, crashes, vain } = totals;
    expect({ attempts, lost, connected, gaveUp, unanswered, left, crashes, vain }).toEqual({
      ...slow,
      vain: vainAtMs.filter((ms) => ms < length * BIN_MS).length,
    });
    const lastBin = Math.floor(Math.max(0, ...connectedAtMs) / BIN_MS);
    if (slow.connected === slow.lost && slow.crashes === 0 && length < 36_000)
      expect(series.connected.indexOf(config.clients, lastBin)).toBe(lastBin);
    expect(series.connected.at(-1)).toBe(
      config.clients - slow.lost + connectedAtMs.filter((ms) => ms < length * BIN_MS).length,
    );
  }

  it('makes the attempts that a slow independent simulation makes, in every small random case', () => {
    fc.assert(fc.property(configs, expectAsReference), { numRuns: 30 });
  });

  it.each(Object.keys(switches) as (keyof HerdSwitches)[])('does so with %s', (name) => {
    const withSwitch = fc.tuple(configs, fc.record({ [name]: switches[name] })).map(([a, b]) => ({ ...a, ...b }));
    fc.assert(fc.property(withSwitch, expectAsReference), { numRuns: 15 });
  });

  it('does so with any of the switches together', () => {
    const some = fc.record(switches, { requiredKeys: [] });
    const together = fc.tuple(configs, some).map(([a, b]) => ({ ...a, ...b }));
    fc.assert(fc.property(together, expectAsReference), { numRuns: 15 });
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

  it('whose first region crashes keeps what the other region has begun', () => {
    const config = small({
      clients: 60,
      capacityPerSecond: 10.37,
      downMs: 0,
      overflow: 'slow',
      timeoutMs: 2_000,
      policy: noJitter,
      others: [{ share: 0.5, policy: preset('mqtt').policy }],
      crash: { queue: 5, restartMs: 1_000 },
      otherRegion: { afterFailures: 3, capacityPerSecond: 3.113 },
    });
    const { totals, series } = finish(config);
    expect(totals.crashes).toBe(4);
    expect(totals.vain).toBe(referenceHerd(config).vainAtMs.filter((ms) => ms < series.vain.length * BIN_MS).length);
    expect(totals.vain).toBe(series.vain.reduce((a, b) => a + b, 0));
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
