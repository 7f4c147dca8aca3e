import { describe, expect, test } from 'vitest';
import { seriesFrom, shapeOfWaits, undatedBeside, waitsOf } from '../../../src/core/capture/waits.ts';
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

  test('reconnect-3/chrome.har: two attempts have no time, so no wait is known', () => {
    const { connections } = readCase('reconnect-3', 'chrome.har');
    expect(waitsOf(connections)).toEqual([]);
    expect(seriesFrom(connections, connections[0]!)).toEqual([connections[0]]);
    expect(undatedBeside(connections, connections[0]!)).toBe(2);
  });

  test('an attempt without a time at another address takes no wait away', () => {
    const { connections } = readCase('reconnect-3', 'chrome.har');
    const elsewhere = connections.map((one) =>
      one.startedAtMs === null ? { ...one, url: 'ws://other.example/chat' } : one,
    );
    expect(waitsOf(elsewhere).map((wait) => Math.round(wait / 100) * 100)).toEqual([3500]);
    expect(undatedBeside(elsewhere, elsewhere[0]!)).toBe(0);
  });

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
