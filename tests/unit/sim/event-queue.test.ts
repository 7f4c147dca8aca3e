import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventQueue, pop, push } from '../../../src/core/sim/event-queue.ts';

const drain = (queue: EventQueue): readonly (readonly [number, number])[] => {
  const taken: (readonly [number, number])[] = [];
  for (let item = pop(queue); item; item = pop(queue)) taken.push([item.atMs, item.order]);
  return taken;
};

describe('the queue of what will happen', () => {
  it('gives the earliest first, and of one moment what was scheduled first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 40 }), (times) => {
        const queue: EventQueue = { heap: [] };
        times.forEach((atMs, order) => {
          push(queue, { atMs, order, cause: null, run: () => {} });
        });
        const expected = times.map((atMs, order) => [atMs, order] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(drain(queue)).toEqual(expected);
      }),
    );
  });

  it('stays in order while things come and go', () => {
    const queue: EventQueue = { heap: [] };
    const put = (atMs: number, order: number) => push(queue, { atMs, order, cause: null, run: () => {} });
    for (const [order, atMs] of [50, 40, 30, 20, 10].entries()) put(atMs, order);
    expect(pop(queue)?.atMs).toBe(10);
    put(5, 5);
    put(35, 6);
    expect(drain(queue).map(([atMs]) => atMs)).toEqual([5, 20, 30, 35, 40, 50]);
    expect(pop(queue)).toBeUndefined();
  });

  it('moves as few things as a heap does', () => {
    const queue: EventQueue = { heap: [] };
    for (let order = 0; order < 7; order++) push(queue, { atMs: order, order, cause: null, run: () => {} });
    expect(queue.heap.map(({ atMs }) => atMs)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
