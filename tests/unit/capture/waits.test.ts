import { describe, expect, test } from 'vitest';
import { shapeOfWaits, waitsOf } from '../../../src/core/capture/waits.ts';
import { readCase } from '../../support/recordings.ts';

describe('waits between attempts', () => {
  test.each(['capture.pcapng', 'netlog.json.gz', 'recorder.json'])(
    'reconnect-3/%s: half a second, doubled twice',
    (file) => {
      const waits = waitsOf(readCase('reconnect-3', file).connections);
      expect(waits.map((wait) => Math.round(wait / 100) * 100)).toEqual([500, 1000, 2000]);
      expect(shapeOfWaits(waits)).toEqual({
        kind: 'exponential',
        baseMs: expect.closeTo(510, -2),
        factor: 2,
        capMs: null,
      });
    },
  );

  test.each([
    ['one wait names nothing', [1000], null],
    ['equal waits', [1000, 1004, 998, 1001], { kind: 'fixed', baseMs: 1000 }],
    ['doubling', [1000, 2003, 4001, 8010], { kind: 'exponential', baseMs: 1000, factor: 2, capMs: null }],
    [
      'doubling up to a limit',
      [1000, 2000, 4000, 5000, 5001, 5000],
      { kind: 'exponential', baseMs: 1000, factor: 2, capMs: 5000 },
    ],
    ['growing by a step', [1000, 2000, 3000, 4000], { kind: 'linear', baseMs: 1000, stepMs: 1000 }],
    ['chosen at random', [700, 1890, 420, 9100, 4000], { kind: 'random', maxMs: 9100 }],
  ])('%s', (_name, waits, shape) => {
    expect(shapeOfWaits(waits)).toEqual(shape);
  });
});
