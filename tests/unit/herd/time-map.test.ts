import { expect, test } from 'vitest';
import { timeMap } from '../../../src/core/herd/time-map.ts';
import { outage } from '../../../src/scenarios/herd-lesson.ts';

test('a map has a row for each timeout and a column for each cap, and says where a server stays down', () => {
  const herd = { ...outage, clients: 500, capacityPerSecond: 20 };
  const map = timeMap(herd, [10_000, 60_000], [60_000, 2_000]);
  expect(map.map((row) => row.map(({ capMs, timeoutMs }) => [capMs, timeoutMs]))).toEqual([
    [
      [10_000, 60_000],
      [60_000, 60_000],
    ],
    [
      [10_000, 2_000],
      [60_000, 2_000],
    ],
  ]);
  const [[patient, patientRarely], [hasty, hastyRarely]] = map as [[Cell, Cell], [Cell, Cell]];
  // Nobody leaves: the server works off 25 s of handshakes, whatever the cap.
  for (const one of [patient, patientRarely]) expect(one.backMs).toBeLessThan(30_000);
  expect([hasty.backMs, hasty.threshold.staysDown]).toEqual([null, true]);
  expect(hastyRarely.threshold.staysDown).toBe(false);
  expect(hastyRarely.backMs).toBeGreaterThan(100_000);
});

type Cell = ReturnType<typeof timeMap>[number][number];
