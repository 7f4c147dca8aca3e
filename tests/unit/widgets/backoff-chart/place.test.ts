import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabel, placeWords } from '../../../../src/widgets/backoff-chart/place.ts';

const edges = { zeroX: 132, backX: 700, rightX: 1192 };

describe('the words beside a bar', () => {
  it('stand before it as soon as there is room', () => {
    expect(placeLabel({ fromX: 400, toX: 500 }, 100, edges)).toEqual({ x: 390, isLeft: true, onVoid: true });
    expect(placeLabel({ fromX: 140, toX: 150 }, 100, edges)).toEqual({ x: 168, isLeft: false, onVoid: true });
  });

  it('never stand half on black and half on white, nor beyond the picture', () => {
    const pixel = fc.integer({ min: 132, max: 1_192 });
    fc.assert(
      fc.property(pixel, pixel, pixel, fc.integer({ min: 10, max: 300 }), (a, b, backX, width) => {
        const bar = { fromX: Math.min(a, b, backX), toX: Math.max(a, b) };
        const place = placeLabel(bar, width, { ...edges, backX });
        if (!place) return;
        const [left, right] = place.isLeft ? [place.x - width, place.x] : [place.x, place.x + width];
        expect(left).toBeGreaterThanOrEqual(edges.zeroX);
        expect(right).toBeLessThanOrEqual(edges.rightX);
        expect(place.onVoid ? right <= backX : left >= backX).toBe(true);
      }),
    );
  });
});

describe('the large words in the void', () => {
  const words = { fromX: 400, toX: 690 };
  const short = { fromX: 132, toX: 200 };
  const long = { fromX: 132, toX: 1_192 };

  it('stand on top, at the bottom if the first waits are long, and nowhere if all are', () => {
    expect(placeWords(words, [short, short, long], 3)).toBe(1);
    expect(placeWords(words, [long], 3)).toBe(2);
    expect(placeWords(words, [long, long, long], 3)).toBeNull();
  });
});
