import { describe, expect, it } from 'vitest';
import { browserDelay } from '../../../src/core/peers/browser-delay.ts';

describe('Firefox', () => {
  it('holds a client that retries at once back longer and longer, up to a minute', () => {
    const leaves = browserDelay('firefox', () => 0.5);
    const waits: number[] = [];
    for (let n = 0, atMs = 0; n < 20; n++) {
      const leftMs = leaves(atMs);
      waits.push(leftMs - atMs);
      atMs = leftMs;
    }
    expect(waits.slice(0, 4)).toEqual([300, 450, 675, 1_012.5]);
    expect(waits.at(-1)).toBe(60_000);
  });

  it('adds nothing to a wait that is longer than its own, since both run at the same time', () => {
    const leaves = browserDelay('firefox', () => 0.5);
    expect(leaves(1_000)).toBe(1_000);
    expect(leaves(3_000)).toBe(3_000);
  });

  it('forgets a failure a minute after its delay has passed', () => {
    const leaves = browserDelay('firefox', () => 0.5);
    for (let n = 0, atMs = 0; n < 20; n++) atMs = leaves(atMs);
    const quietMs = 10_000_000;
    expect(leaves(quietMs)).toBe(quietMs);
    expect(leaves(quietMs) - quietMs).toBe(450);
  });

  it.each([
    [60_450, 675],
    [60_451, 450],
  ])('still knows a failure at the last moment: after %i ms the next wait is %i ms', (quietMs, nextMs) => {
    const leaves = browserDelay('firefox', () => 0.5);
    // The first attempt leaves after 300 ms; the delay after it is 450 ms.
    const atMs = leaves(0) + quietMs;
    expect(leaves(atMs)).toBe(atMs);
    expect(leaves(atMs) - atMs).toBe(nextMs);
  });
});

describe('Chromium', () => {
  it('adds next to nothing at first and one to five seconds after sixteen failures', () => {
    const leaves = browserDelay('chromium', () => 0.5);
    const extra = Array.from({ length: 20 }, (_, n) => leaves(n * 1_000) - n * 1_000);
    expect(extra[0]).toBeLessThan(1);
    expect(extra[15]).toBeCloseTo(1_500, 0);
    expect(extra.slice(16).every((ms) => ms === 3_000)).toBe(true);
  });

  it('counts this and the last period of two minutes only', () => {
    const leaves = browserDelay('chromium', () => 0.5);
    for (let n = 0; n < 20; n++) leaves(n);
    expect(leaves(130_000) - 130_000).toBe(3_000);
    expect(leaves(500_000) - 500_000).toBeLessThan(1);
  });
});
