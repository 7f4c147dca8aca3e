import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pace } from '../../../src/ui/paced.ts';

const FRAME_MS = 16;

/** Passes one value a frame, each of which takes `costMs` to draw, and tells which were drawn and when. */
async function drag(values: readonly number[], costMs: number): Promise<{ value: number; atMs: number }[]> {
  const drawn: { value: number; atMs: number }[] = [];
  const turn = pace((value: number) => {
    drawn.push({ value, atMs: performance.now() });
    queueMicrotask(() => vi.advanceTimersByTime(costMs));
  });
  for (const value of values) {
    turn(value);
    await vi.advanceTimersByTimeAsync(FRAME_MS);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  return drawn;
}

describe('a slider that draws as fast as the page can', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const values = Array.from({ length: 60 }, (_, i) => i);

  it('draws each value where drawing costs little', async () => {
    expect((await drag(values, 1)).map(({ value }) => value)).toEqual(values);
  });

  it('draws the first value at once and always the last, however slow', async () => {
    const drawn = await drag(values, 40);
    expect(drawn[0]).toEqual({ value: 0, atMs: 0 });
    expect(drawn.at(-1)!.value).toBe(59);
  });

  it('leaves the page most of its time', async () => {
    const drawn = await drag(values, 40);
    const gaps = drawn.slice(1).map(({ atMs }, i) => atMs - drawn[i]!.atMs);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8 * 40);
  });

  it('never draws an older value after a newer one', async () => {
    const order = (await drag(values, 15)).map(({ value }) => value);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order.length).toBeLessThan(values.length);
  });
});
