import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flap } from '../../../src/core/backoff/flapping.ts';
import type { Policy } from '../../../src/core/backoff/policy.ts';
import { attemptTimes, STEPS_MAX, schedule } from '../../../src/core/backoff/schedule.ts';
import { fuzz } from '../../support/fuzz-runs.ts';
import { anyPolicy } from '../link/arbitrary.ts';

const policy: Policy = {
  growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
  jitter: { kind: 'none' },
  capMs: 30_000,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
};
const quarter = () => 0.25;

describe('the attempts of one client', () => {
  it('are listed with their wait, and the last one opens when the server is back', () => {
    const { steps, openMs, gaveUpMs } = schedule(policy, quarter, { serverBackMs: 2_500 });
    const drawn = (ms: number) => ({ floorMs: ms, ceilingMs: ms, uncappedMs: ms, delayMs: ms });
    expect(steps).toEqual([
      { ...drawn(1_000), attempt: 1, startMs: 0, endMs: 1_000, leavesMs: 1_000 },
      { ...drawn(2_000), attempt: 2, startMs: 1_000, endMs: 3_000, leavesMs: 3_000 },
    ]);
    expect([openMs, gaveUpMs]).toEqual([3_000, null]);
  });

  it('succeed at the very moment the server is back', () => {
    expect(schedule(policy, quarter, { serverBackMs: 3_000 }).openMs).toBe(3_000);
    expect(schedule(policy, quarter, { serverBackMs: 3_001 }).openMs).toBe(7_000);
  });

  it('end, with waits that are numbers, whatever the policy and its luck', () => {
    const luck = fc.constantFrom(0, 0.5, 1 - 2 ** -32);
    fc.assert(
      fc.property(anyPolicy, luck, (one, chance) => {
        const { steps } = schedule(one, () => chance, { serverBackMs: Number.POSITIVE_INFINITY, stepsMax: STEPS_MAX });
        const numbers = steps.flatMap(({ floorMs, ceilingMs, uncappedMs, delayMs, endMs }) => [
          floorMs,
          ceilingMs,
          uncappedMs,
          delayMs,
          endMs,
        ]);
        expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
        // Parity cuts a wait to whole milliseconds, below the floor as well.
        const fits = steps.every(({ floorMs, delayMs, ceilingMs }) => floorMs - 1 < delayMs && delayMs < ceilingMs + 1);
        expect(fits).toBe(true);
      }),
      fuzz,
    );
  });

  it('take their own time before the next wait starts', () => {
    const { steps } = schedule(policy, quarter, { serverBackMs: 5_000, attemptMs: 300 });
    expect(steps.map(({ startMs }) => startMs)).toEqual([0, 1_300, 3_600]);
  });

  it('leave later when the browser holds them back, and the next wait starts from there', () => {
    const { steps, openMs } = schedule(policy, quarter, { serverBackMs: 3_500, browser: (atMs) => atMs + 500 });
    expect(steps.map(({ startMs, endMs, leavesMs }) => [startMs, endMs, leavesMs])).toEqual([
      [0, 1_000, 1_500],
      [1_500, 3_500, 4_000],
    ]);
    expect(openMs).toBe(4_000);
  });

  it('end with the list when it is short, without a success and without giving up', () => {
    const result = schedule(policy, quarter, { serverBackMs: Number.POSITIVE_INFINITY, stepsMax: 2 });
    expect([result.steps.length, result.openMs, result.gaveUpMs]).toEqual([2, null, null]);
  });

  it('end when the policy gives up, at the time of the last one', () => {
    const limited = { ...policy, attemptsMax: 2 };
    const result = schedule(limited, quarter, { serverBackMs: 60_000, attemptMs: 50 });
    expect([result.steps.length, result.openMs, result.gaveUpMs]).toEqual([2, null, 3_100]);
  });
});

describe('best, average and worst time', () => {
  it('are one number where nothing is left to chance', () => {
    expect(attemptTimes(policy, 3)).toEqual([
      { attempt: 1, bestMs: 1_000, averageMs: 1_000, worstMs: 1_000 },
      { attempt: 2, bestMs: 3_000, averageMs: 3_000, worstMs: 3_000 },
      { attempt: 3, bestMs: 7_000, averageMs: 7_000, worstMs: 7_000 },
    ]);
  });

  it('add up the lowest, middle and highest draws', () => {
    const times = attemptTimes({ ...policy, jitter: { kind: 'additive', minMs: 100, maxMs: 300 } }, 2);
    expect(times.map(({ bestMs }) => bestMs)).toEqual([1_100, 3_200]);
    expect(times.map(({ worstMs }) => worstMs)).toEqual([1_300, 3_600]);
    times.forEach(({ averageMs }, i) => {
      expect(averageMs).toBeCloseTo([1_200, 3_400][i]!, 6);
    });
  });

  it('follow the base where that is drawn once', () => {
    const [first, second] = attemptTimes({ ...policy, baseDrawnOnce: { minMs: 1_000, maxMs: 5_000 } }, 2);
    expect(first).toMatchObject({ attempt: 1, bestMs: 1_000, averageMs: 3_000 });
    expect(first!.worstMs).toBeCloseTo(5_000, 3);
    expect(first!.worstMs, 'chance never reaches 1').toBeLessThan(5_000);
    expect(second).toMatchObject({ attempt: 2, bestMs: 3_000, averageMs: 9_000 });
  });

  it('of decorrelated waits come from a walk, since each depends on the one before', () => {
    const walk: Policy = { ...policy, jitter: { kind: 'decorrelated' } };
    const times = attemptTimes(walk, 2);
    expect(times.map(({ bestMs }) => bestMs)).toEqual([1_000, 2_000]);
    expect(times[0]!.worstMs).toBeCloseTo(3_000, 3);
    expect(times[1]!.worstMs).toBeCloseTo(12_000, 3);
    // The first is U(1, 3), mean 2; the second U(1, 3·first), mean (1 + 3·2)/2 = 3.5.
    expect(times[0]!.averageMs / 2_000).toBeCloseTo(1, 1);
    expect(times[1]!.averageMs / 5_500).toBeCloseTo(1, 1);
  });

  it('are as many as the policy tries', () => {
    expect(attemptTimes({ ...policy, attemptsMax: 2 }, 5)).toHaveLength(2);
    expect(attemptTimes(policy, 0)).toEqual([]);
  });
});

describe('a server that accepts and drops after 100 ms', () => {
  const times = (changed: Partial<Policy>, untilMs = 10_000) => flap({ ...policy, ...changed }, quarter, 100, untilMs);

  it('is met with the first wait again and again when opening resets the count', () => {
    expect(times({}, 3_300)).toEqual([
      { openMs: 1_000, closedMs: 1_100 },
      { openMs: 2_100, closedMs: 2_200 },
      { openMs: 3_200, closedMs: 3_300 },
    ]);
  });

  it('is met with longer and longer waits when only a stable connection resets it', () => {
    const grown = [1_000, 3_100, 7_200];
    expect(times({ reset: { kind: 'stable', afterMs: 101 } }).map(({ openMs }) => openMs)).toEqual(grown);
    expect(times({ reset: { kind: 'never' } }).map(({ openMs }) => openMs)).toEqual(grown);
    // 100 ms are stable enough for this one.
    expect(times({ reset: { kind: 'stable', afterMs: 100 } }, 3_300)).toHaveLength(3);
  });

  it('counts a connection that opens at the last moment, and none later', () => {
    expect(times({}, 2_100)).toHaveLength(2);
    expect(times({}, 2_099)).toHaveLength(1);
  });

  it('is left alone after the last attempt', () => {
    expect(times({ reset: { kind: 'never' }, attemptsMax: 2 })).toHaveLength(2);
  });

  it('is not hit endlessly by a client that never waits', () => {
    const hammer = flap({ ...policy, growth: { kind: 'fixed', baseMs: 0 } }, quarter, 0, 1);
    expect(hammer).toHaveLength(1_000);
  });
});
