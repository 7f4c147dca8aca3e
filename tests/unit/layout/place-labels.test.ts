import { describe, expect, it } from 'vitest';
import { type Font, LabelPlacer, textBox } from '../../../src/core/layout/place-labels.ts';

const font: Font = [12.5, false];

describe('finding a place for a label', () => {
  it('takes the first free spot, then the next, then none', () => {
    const placer = new LabelPlacer([0, 0, 200, 40]);
    const spots = [
      [10, 20, 'start'],
      [100, 20, 'start'],
    ] as const;
    expect(placer.place('first', font, spots)).toEqual(spots[0]);
    expect(placer.place('second', font, spots)).toEqual(spots[1]);
    expect(placer.place('third', font, spots)).toBeUndefined();
  });

  it('keeps clear of lines, holes and the edge', () => {
    const placer = new LabelPlacer([0, 0, 200, 100]);
    placer.lines.push([0, 0, 60, 40]);
    placer.holes.push([0, 50, 200, 100]);
    expect(placer.place('on a line', font, [[10, 20, 'start']])).toBeUndefined();
    expect(placer.place('on a line', font, [[10, 20, 'start']], { lines: true })).toBeDefined();
    expect(placer.place('in a hole', font, [[10, 80, 'start']])).toBeUndefined();
    expect(placer.place('in a hole', font, [[10, 80, 'start']], { holes: true })).toBeDefined();
    expect(placer.place('over the edge', font, [[190, 30, 'start']])).toBeUndefined();
  });

  it('measures a label from its anchor', () => {
    const [left, , right] = textBox('OPEN', font, [100, 20, 'start']);
    expect(left).toBe(99);
    expect(textBox('OPEN', font, [100, 20, 'end'])[2]).toBe(101);
    const [from, , to] = textBox('OPEN', font, [100, 20, 'middle']);
    expect((from + to) / 2).toBeCloseTo(100);
    expect(to - from).toBeCloseTo(right - left);
  });
});
