import { expect, test } from 'vitest';
import { attemptsBehind, connectedBehind } from '../../../src/widgets/herd/behind.ts';

const rows = [
  { ms: 0, connected: 500, attempts: 0, refused: null },
  { ms: 10_000, connected: 1_000, attempts: 20, refused: null },
  { ms: 20_000, connected: null, attempts: 4_000, refused: null },
  { ms: 20_000, connected: 250, attempts: 7, refused: null },
  { ms: 30_000, connected: 750, attempts: 1_000, refused: null },
];

test('attempts since the line before become attempts per second over the capacity, from the loss on', () => {
  expect(attemptsBehind({ rows, lossMs: 10_000 }, 200, 60_000)).toEqual([
    [0, 0.01],
    [10_000, 2],
    [20_000, 0.5],
  ]);
});

test('connections become shares of the most that there were; what is beyond the picture is left out', () => {
  expect(connectedBehind({ rows, lossMs: 10_000 }, 15_000)).toEqual([
    [0, 1],
    [10_000, 0.25],
  ]);
  expect(connectedBehind({ rows: [{ ms: 0, connected: 0, attempts: null, refused: null }], lossMs: 0 }, 1_000)).toEqual(
    [],
  );
  expect(attemptsBehind(null, 200, 60_000)).toEqual([]);
});

test('twenty thousand lines are no more points than a picture shows', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ ms: i, connected: i, attempts: 1, refused: null }));
  expect(connectedBehind({ rows: many, lossMs: 0 }, 60_000).length).toBeLessThanOrEqual(600);
});
