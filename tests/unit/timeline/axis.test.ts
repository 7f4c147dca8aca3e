import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AxisOptions, type Moment, makeAxis } from '../../../src/core/timeline/axis.ts';

const options = (endMs: number, length: number | null): AxisOptions => ({
  endMs,
  from: 86,
  length,
  flightMs: 40,
  waitsMs: [],
  rooms: [],
});
const moments = (...times: number[]): Moment[] => times.map((atMs) => ({ atMs, rank: 0 }));

const run = fc.record({
  times: fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 40 }),
  ranks: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
  waits: fc.array(fc.nat(39), { maxLength: 5 }),
  length: fc.option(fc.integer({ min: 300, max: 1400 }), { nil: null }),
  room: fc.integer({ min: 10, max: 400 }),
  flightMs: fc.integer({ min: 1, max: 400 }),
});

function axisOf({ times, ranks, waits, length, room, flightMs }: typeof run extends fc.Arbitrary<infer T> ? T : never) {
  const list = times.map((atMs, i) => ({ atMs, rank: ranks[i] ?? 0 }));
  const waitsMs = waits.flatMap((i) => times[i] ?? []);
  const rooms = waitsMs.map((atMs) => ({ atMs, px: room, side: 'after' as const }));
  return makeAxis(list, { endMs: Math.max(1000, ...times), from: 86, length, flightMs, waitsMs, rooms });
}

describe('the time axis', () => {
  it('runs slowly where frames are dense, in seconds where waits are, and folds what is empty', () => {
    const axis = makeAxis(moments(0, 40, 80, 51_600, 51_640, 51_680, 52_600, 54_000), options(54_000, null));
    expect(axis.chapters.map((chapter) => chapter.pace)).toEqual(['slow', 'fold', 'slow', 'seconds']);
  });

  it('does not fold a pause of a few seconds, because a torn picture of 1.5 s looks wrong', () => {
    const axis = makeAxis(moments(0, 40, 1500, 4500), options(4500, null));
    expect(axis.chapters.some((chapter) => chapter.pace === 'fold')).toBe(false);
  });

  it('fills exactly the length that it is given', () => {
    const axis = makeAxis(moments(0, 40, 80, 51_600), options(52_000, 1000));
    expect(axis.toPx(0)).toBe(86);
    expect(axis.toPx(52_000)).toBeCloseTo(1086, 6);
  });

  it('tells waits in seconds even when something dense follows them', () => {
    const times = [0, 600, 640, 680, 720];
    const axis = makeAxis(moments(...times), { ...options(720, null), waitsMs: [0] });
    expect(axis.chapters.map((chapter) => chapter.pace)).toEqual(['seconds']);
  });

  it('gives up the least important moments first when it has to fit', () => {
    const dear: Moment[] = moments(100_000, 100_040);
    const cheap = Array.from({ length: 30 }, (_, i): Moment => ({ atMs: i * 7000, rank: 3 }));
    const axis = makeAxis([...dear, ...cheap], options(200_000, 500));
    expect(axis.chapters.filter((chapter) => chapter.pace === 'fold')).toHaveLength(2);
  });

  it('never runs backwards, and finds every moment again from its place', () => {
    fc.assert(
      fc.property(run, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), (r, parts) => {
        const axis = axisOf(r);
        const times = parts.map((part) => part * axis.endMs).sort((a, b) => a - b);
        let last = Number.NEGATIVE_INFINITY;
        for (const ms of times) {
          const px = axis.toPx(ms);
          expect(px).toBeGreaterThanOrEqual(last);
          expect(Math.abs(axis.toMs(px) - ms)).toBeLessThan(1e-6 * axis.endMs + 1e-6);
          last = px;
        }
      }),
    );
  });

  it('covers all of its time without a gap, and fits', () => {
    fc.assert(
      fc.property(run, (r) => {
        const axis = axisOf(r);
        axis.chapters.forEach((chapter, i) => {
          const next = axis.chapters[i + 1];
          expect(chapter.to).toBeGreaterThan(chapter.from);
          if (chapter.pace === 'fold') {
            expect(chapter.tear).toBeGreaterThan(chapter.from);
            expect(chapter.tear).toBeLessThan(chapter.to);
          }
          expect(next?.fromMs ?? axis.endMs).toBe(chapter.toMs);
          if (next) expect(next.from).toBeCloseTo(chapter.to, 6);
        });
        if (r.length !== null) expect(axis.toPx(axis.endMs)).toBeCloseTo(86 + r.length, 4);
      }),
    );
  });
});
