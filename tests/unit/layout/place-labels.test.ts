import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Font, LabelPlacer, textBox } from '../../../src/core/layout/place-labels.ts';

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

  it('finds the same spots as if it compared each label with all that is there', () => {
    const at = (max: number) => fc.integer({ min: -20, max });
    const box = fc
      .tuple(at(700), at(400), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }))
      .map(([x, y, width, height]): Box => [x, y, x + width, y + height]);
    const overlap = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    fc.assert(
      fc.property(fc.array(box, { maxLength: 30 }), fc.array(box, { maxLength: 30 }), (taken, asked) => {
        const placer = new LabelPlacer([0, 0, 700, 400]);
        placer.boxes.push(...taken);
        for (const one of asked) {
          const inside = one[0] >= 0 && one[1] >= 0 && one[2] <= 700 && one[3] <= 400;
          expect(placer.isFree(one)).toBe(inside && !taken.some((other) => overlap(one, other)));
        }
      }),
    );
  });
});
