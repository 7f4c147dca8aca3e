import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, drawDelay, type Jitter, type Policy, startWaiting } from '../../../src/core/backoff/policy.ts';
import { attemptTimes, schedule } from '../../../src/core/backoff/schedule.ts';
import { PRESETS } from '../../../src/core/peers/presets.ts';
import { randomStream } from '../../../src/core/random.ts';

const exponential = (jitter: Jitter, more: Partial<Policy> = {}): Policy => ({
  growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
  jitter,
  capMs: 30_000,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
  ...more,
});

const draws = (policy: Policy, attempt: number, previousMs = 0, count = 100_000): number[] => {
  const random = randomStream(7, 'test');
  const { baseMs } = startWaiting(policy, random);
  return Array.from(
    { length: count },
    () => drawDelay(policy, { attempt, delayMs: previousMs, baseMs }, random)!.delayMs,
  );
};

const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: number[]): number => {
  const m = mean(values);
  return mean(values.map((value) => (value - m) ** 2));
};

describe('the mean and the variance of each jitter agree with theory', () => {
  // A uniform number on [a, b] has mean (a+b)/2 and variance (b−a)²/12. At attempt 3 (n = 3) v is 8 s.
  const v = 8_000;
  const cases: readonly (readonly [string, Jitter, number, number])[] = [
    ['none', { kind: 'none' }, v, v],
    ['full', { kind: 'full' }, 0, v],
    ['equal', { kind: 'equal' }, v / 2, v],
    ['additive', { kind: 'additive', minMs: 300, maxMs: 3_000 }, v + 300, v + 3_000],
    ['± 20 %', { kind: 'percent', below: 0.2, above: 0.2 }, 0.8 * v, 1.2 * v],
    ['a floor', { kind: 'floor', floorMs: 1_000 }, 1_000, v],
    ['an offset', { kind: 'offset', offsetMs: 500 }, 500, v + 500],
  ];
  it.each(cases)('%s', (_name, jitter, a, b) => {
    const values = draws(exponential(jitter), 3);
    const sd = (b - a) / Math.sqrt(12);
    expect(Math.abs(mean(values) - (a + b) / 2)).toBeLessThanOrEqual((4 * sd) / Math.sqrt(values.length) + 1e-6);
    expect(Math.abs(variance(values) - sd ** 2)).toBeLessThanOrEqual(0.02 * sd ** 2 + 1e-6);
  });

  it('decorrelated, with the cap cutting the upper part of the draw into one point', () => {
    // X = min(30 s, U(1 s, 60 s)) after a wait of 20 s: E X and E X² by integration.
    const [a, b, cap] = [1_000, 60_000, 30_000];
    const cut = (b - cap) / (b - a);
    const first = (cap ** 2 - a ** 2) / 2 / (b - a) + cut * cap;
    const second = (cap ** 3 - a ** 3) / 3 / (b - a) + cut * cap ** 2;
    const values = draws(exponential({ kind: 'decorrelated' }), 5, 20_000);
    expect(mean(values) / first).toBeCloseTo(1, 2);
    expect(variance(values) / (second - first ** 2)).toBeCloseTo(1, 1);
  });

  it('Socket.IO subtracts at most 45 %, not 50, because one number decides size and sign', () => {
    const values = draws(exponential({ kind: 'parity', share: 0.5 }, { capMs: null }), 3);
    // Even digits 0 2 4 6 8 subtract U/2, odd ones add it: the mean is 1 + 0.5 · (0.5 of (odd − even)) = 1.025.
    expect(mean(values) / v).toBeCloseTo(1.025, 2);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.55 * v - 1);
    expect(Math.max(...values)).toBeLessThan(1.5 * v);
  });
});

describe('the cap', () => {
  it('before the jitter leaves the whole range below it to chance', () => {
    const values = draws(exponential({ kind: 'percent', below: 0.5, above: 0.5 }), 9);
    expect(Math.max(...values)).toBeGreaterThan(44_000);
    expect(Math.min(...values)).toBeLessThan(16_000);
  });

  it('after the jitter turns late waits into the same number for all clients', () => {
    const policy = exponential({ kind: 'percent', below: 0.5, above: 0.5 }, { capOrder: 'after-jitter' });
    expect(new Set(draws(policy, 9, 0, 1_000))).toEqual(new Set([30_000]));
  });
});

describe('one draw', () => {
  it('lies between its floor and its ceiling, whatever the preset, the attempt and the chance', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESETS),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 60_000 }),
        ({ policy }, attempt, chance, previousMs) => {
          const { baseMs } = startWaiting(policy, () => chance);
          const drawn = drawDelay(policy, { attempt, delayMs: previousMs, baseMs }, () => chance);
          if (drawn === null) return;
          expect(drawn.delayMs).toBeGreaterThanOrEqual(drawn.floorMs - 1);
          expect(drawn.delayMs).toBeLessThanOrEqual(drawn.ceilingMs);
          expect(drawn.uncappedMs).toBeGreaterThanOrEqual(drawn.ceilingMs);
        },
      ),
    );
  });
});

describe('the code of a close event', () => {
  const policy = exponential({ kind: 'full' }, { noRetryCodes: [1000, [4000, 4099]], atOnceCodes: [[4200, 4299]] });
  const start = startWaiting(policy, () => 0);
  const next = (code: number | null) => decide(policy, start, code, () => 0.5);

  it.each([1000, 4000, 4099])('ends the reconnecting after %d, alone in its list or inside a range', (code) => {
    expect(next(code)).toEqual({ kind: 'stop', why: 'code-not-retried' });
  });

  it.each([1001, 3999, 4100, null])('leaves the wait to the policy after %s', (code) => {
    expect(next(code)).toMatchObject({ kind: 'wait', floorMs: 0, ceilingMs: 1_000, delayMs: 500 });
  });

  it('may ask for no wait at all', () => {
    expect(next(4200)).toMatchObject({ kind: 'wait', floorMs: 0, ceilingMs: 0, delayMs: 0 });
  });

  it('changes nothing once all attempts are used', () => {
    const used = { ...start, attempt: 1 };
    expect(decide({ ...policy, attemptsMax: 1 }, used, 4200, () => 0.5)).toEqual({
      kind: 'stop',
      why: 'attempts-used',
    });
  });
});

describe('a schedule', () => {
  it('ends with the first attempt at or after the return of the server', () => {
    const policy = exponential({ kind: 'none' });
    const { steps, openMs } = schedule(policy, () => 0, { serverBackMs: 75_000 });
    expect(steps.map((step) => step.delayMs / 1_000)).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(openMs).toBe(91_000);
  });

  it('ends when the policy has run out of attempts, with the time of the last one', () => {
    const signalr = PRESETS.find(({ id }) => id === 'signalr')!;
    expect(schedule(signalr.policy, () => 0, { serverBackMs: 75_000 })).toMatchObject({
      openMs: null,
      gaveUpMs: 42_000,
    });
  });

  it('of a policy without any wait is bounded', () => {
    const policy = exponential({ kind: 'none' }, { growth: { kind: 'fixed', baseMs: 0 } });
    expect(schedule(policy, () => 0, { serverBackMs: 1_000 }).steps).toHaveLength(2_000);
  });
});

describe('the time of the n-th attempt', () => {
  it('is 0, half and all of the ceilings with full jitter', () => {
    const times = attemptTimes(exponential({ kind: 'full' }), 7);
    const ceilings = [1, 3, 7, 15, 31, 61, 91].map((seconds) => seconds * 1_000);
    times.forEach(({ bestMs, averageMs, worstMs }, i) => {
      expect(bestMs).toBe(0);
      expect(averageMs).toBeCloseTo(ceilings[i]! / 2, 0);
      expect(worstMs).toBeCloseTo(ceilings[i]!, 0);
    });
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    'agrees for %s with the mean of many seeded clients',
    (_id, { policy }) => {
      const times = attemptTimes(policy, 6);
      const totals = times.map(() => 0);
      const clients = 3_000;
      for (let c = 0; c < clients; c++) {
        const options = { serverBackMs: Number.POSITIVE_INFINITY, stepsMax: 6 };
        schedule(policy, randomStream(c, 'client'), options).steps.forEach((step, i) => {
          totals[i]! += step.endMs / clients;
        });
      }
      times.forEach(({ bestMs, averageMs, worstMs }, i) => {
        expect(Math.abs(totals[i]! - averageMs)).toBeLessThanOrEqual(0.03 * averageMs + 2);
        expect(bestMs).toBeLessThanOrEqual(averageMs + 1);
        expect(worstMs).toBeGreaterThanOrEqual(averageMs - 1);
      });
    },
  );
});
