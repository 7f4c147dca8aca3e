import { describe, expect, test } from 'vitest';
import { HERD_DEFAULTS, type HerdConfig } from '../../../src/core/herd/config.ts';
import { meanCappedWaitMs, thresholdOf } from '../../../src/core/herd/threshold.ts';
import { choose, full30 } from '../../../src/core/peers/policy-choice.ts';
import { compareThreshold, printed } from '../../support/threshold-grid.ts';

const outage: HerdConfig = {
  ...HERD_DEFAULTS,
  clients: 20_000,
  capacityPerSecond: 800,
  downMs: 1_000,
  timeoutMs: 5_000,
  overflow: 'slow',
  policy: full30,
};

describe('the threshold of an overload that does not end', () => {
  const all = compareThreshold(16, 1_500);
  const differing = all.filter(({ isDown, threshold }) => isDown !== threshold.staysDown);

  test('agrees with the simulation in at least 95 of 100 herds, of which many are down and many are back', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    const down = all.filter(({ isDown }) => isDown).length;
    expect(Math.min(down, all.length - down)).toBeGreaterThan(100);
    expect(differing.length, differing.map(printed).join('\n')).toBeLessThanOrEqual(0.05 * all.length);
  });

  test('where it differs the attempts are within a fifth of the capacity: the queue becomes shorter, but slowly', () => {
    for (const one of differing) {
      const share = one.threshold.offeredPerSecond / one.config.capacityPerSecond;
      expect(Math.abs(share - 1), printed(one)).toBeLessThan(0.2);
    }
  });

  test('explains the example of the page: 16,000 clients that attempt every 20 s are nearly what the server can serve', () => {
    const { servedFirst, roundMs, offeredPerSecond } = thresholdOf(outage);
    expect(roundMs).toBe(20_000);
    // 800 a second for 5 s, and for the moment in which the queue grows to 5 s. In the simulation it is 4,143.
    expect(Math.abs(servedFirst - 4_143)).toBeLessThan(500);
    // A little below the capacity: the queue becomes shorter, and takes more than an hour.
    expect(offeredPerSecond / 800).toBeGreaterThan(0.95);
    expect(offeredPerSecond / 800).toBeLessThan(1);
    expect(thresholdOf({ ...outage, policy: { ...full30, capMs: 60_000 } }).staysDown).toBe(false);
    expect(thresholdOf({ ...outage, timeoutMs: 10_000 }).staysDown).toBe(false);
    expect(thresholdOf({ ...outage, policy: choose('fixed-1').policy }).staysDown).toBe(true);
  });

  test('a first wait that spreads everyone below the capacity leaves nobody out', () => {
    const spread = { ...full30, first: [{ minMs: 0, maxMs: 60_000 }] };
    expect(thresholdOf({ ...outage, policy: spread })).toMatchObject({ stillOut: 0, staysDown: false });
  });

  test('takes the mean of the waits once they have grown; a client that gives up has none', () => {
    expect(meanCappedWaitMs(full30)).toBe(15_000);
    expect(meanCappedWaitMs({ ...full30, jitter: { kind: 'equal' } })).toBe(22_500);
    expect(meanCappedWaitMs(choose('fixed-1').policy)).toBe(1_000);
    expect(meanCappedWaitMs(choose('signalr').policy)).toBe(Number.POSITIVE_INFINITY);
    const decorrelated = meanCappedWaitMs({ ...full30, jitter: { kind: 'decorrelated' } });
    expect(decorrelated).toBeGreaterThan(10_000);
    expect(decorrelated).toBeLessThan(30_000);
  });
});
