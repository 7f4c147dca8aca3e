import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  add,
  dropWhile,
  empty,
  type Fifo,
  fifo,
  items,
  peek,
  replaceFirst,
} from '../../../src/core/sim/transport/fifo.ts';

it('a queue of segments behaves as an array would, whatever is done to it', () => {
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), value: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('drop-below' as const), value: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('replace' as const), value: fc.integer({ min: 0, max: 9 }) }),
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.array(operation), (start, operations) => {
      let queue: Fifo<number> = start.length ? fifo(start) : empty;
      let list = [...start];
      for (const { kind, value } of operations) {
        if (kind === 'add') {
          queue = add(queue, value);
          list.push(value);
        } else if (kind === 'drop-below') {
          queue = dropWhile(queue, (item) => item < value);
          const kept = list.findIndex((item) => item >= value);
          list = kept < 0 ? [] : list.slice(kept);
        } else if (list.length > 0) {
          queue = replaceFirst(queue, value);
          list[0] = value;
        }
        expect(items(queue)).toEqual(list);
        expect(queue.length).toBe(list.length);
        expect(peek(queue)).toBe(list[0]);
      }
    }),
  );
});
