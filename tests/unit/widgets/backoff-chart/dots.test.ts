import type { JSX } from 'preact';
import { describe, expect, it } from 'vitest';
import { Dots } from '../../../../src/widgets/backoff-chart/Dots.tsx';

const picture = { at: (ms: number) => ms / 100, from: 0, size: 50, outageMs: 60_000, endMs: 70_000 };
const clientOf = (leaveMs: readonly number[]) => ({ leaveMs, openMs: null, gaveUpMs: null });

/** The paths of failed attempts and of those that open. */
function pathsOf(...clients: readonly (readonly number[])[]): readonly string[] {
  const drawn = Dots({ ...picture, crowd: clients.map(clientOf) });
  return (drawn.props.children as readonly JSX.Element[]).map(({ props }) => props.d);
}

/** Where ink is, in units of the picture: all starts and ends of the lines of the first row. */
const inkOf = (path: string): readonly (readonly [number, number])[] => {
  let x = 0;
  const ink: [number, number][] = [];
  for (const [, letter, dx = ''] of path.matchAll(/([Mmh])(-?[\d.]+)/g)) {
    if (letter === 'h') ink.push([x, x + Number(dx)]);
    x = letter === 'M' ? Number(dx) : x + Number(dx);
  }
  return ink;
};

describe('the attempts of a crowd', () => {
  it('have a mark each, two units long', () => {
    const [failed = '', opened = ''] = pathsOf([1_000, 5_000, 61_000], [3_000]);
    expect(inkOf(failed)).toEqual([
      [10, 12],
      [50, 52],
      [30, 32],
    ]);
    expect(inkOf(opened)).toEqual([[610, 612]]);
  });

  it('share a line where their marks touch or lie over one another', () => {
    const [failed = ''] = pathsOf([1_000, 1_100, 1_110, 1_300, 1_600], [9_000]);
    expect(inkOf(failed)).toEqual([
      [10, 15],
      [16, 18],
      [90, 92],
    ]);
  });

  it('are a few characters a row when they are dense, since a link may ask for 2,000 of each client', () => {
    const dense = Array.from({ length: 100 }, (_, client) =>
      Array.from({ length: 2_000 }, (_, i) => i * 51 + client * 3),
    );
    const [failed = ''] = pathsOf(...dense);
    expect(failed.length).toBeLessThan(100 * 20);
    expect(inkOf(failed)).toHaveLength(100);
  });
});
