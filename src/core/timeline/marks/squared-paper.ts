import type { Scene } from '../scene.ts';
import { ticksOf } from './ruler.ts';

/** A simulation beside a recording: squared paper, whose lines are ticks of the ruler, and where the recorded one ended. */
export const marks = ['paper', 'square', 'recorded-end'] as const;

/** Squares are at least so long and exactly so high; px. */
const squarePx = 18;

/** `across`: the part of the picture that belongs to this line; px. */
export function squares(
  { sheet, axis }: Scene,
  [start, end]: readonly [number, number],
  [from, to]: readonly [number, number],
): void {
  sheet.box('paper', start, from, end, to);
  for (const ms of axis.chapters.flatMap((chapter) => (chapter.pace === 'fold' ? [] : ticksOf(chapter, squarePx)))) {
    const px = Math.round(axis.toPx(ms));
    sheet.line('square', px, from, px, to);
  }
  for (let across = from + squarePx; across < to; across += squarePx) sheet.line('square', start, across, end, across);
}

/** The words above the lane keep so far from it; px. */
const above = 9;

/** A dotted line down from the recorded end; its words stand where the simulation leaves room. */
export function recordedEnd({ sheet, axis, labels, lanes }: Scene, endedMs: number | null): void {
  if (endedMs === null) return;
  const px = Math.round(axis.toPx(endedMs));
  const [from, to] = [lanes.client[1], lanes.server[0]];
  sheet.line('recorded-end', px, lanes.client[0] - above + 4, px, lanes.client[0]);
  sheet.line('recorded-end', px, from, px, to);
  sheet.put(
    { role: 'label', ink: 'hush', text: labels.recordedEnd },
    sheet.of({
      wide: {
        places: [
          [px + 6, to - 8, 'start'],
          [px - 6, to - 8, 'end'],
          [px + 6, from + 16, 'start'],
          // Between two tears there may be no room; above the lane there are none.
          [px, lanes.client[0] - above, 'middle'],
          [px, lanes.client[0] - above, 'end'],
        ],
      },
      narrow: { places: [] },
    }),
  );
}
