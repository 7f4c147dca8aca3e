import type { Spot } from '../layout/place-labels.ts';
import { gapOf, middleOf, type Scene } from './scene.ts';
import { roomOf, type Text } from './text-roles.ts';

/** A line of a block of text: how far along time and across it from where the block begins; px. */
export type TextRow = Text & { readonly along: number; readonly across: number };

const step = 4;
/** On either side of a row, and between the last one and the end. */
const [aside, atEnd] = [3, 6];

/**
 * Slides a block of text along time, between two places, until all of its rows are free between the lanes. Takes that
 * room; returns where the rows are and when the last of them is behind the playhead, or null.
 */
export function slide(
  scene: Scene,
  rows: readonly TextRow[],
  [from, to]: readonly [number, number],
  { inSilence }: { readonly inSilence: boolean },
): { readonly spots: readonly Spot[]; readonly readMs: number } | null {
  const { sheet, axis } = scene;
  const gap = gapOf(scene);
  const middle = middleOf(gap);
  const anchor = sheet.of({ wide: 'start', narrow: 'middle' } as const);
  const broadest = sheet.of({ wide: Number.POSITIVE_INFINITY, narrow: gap[1] - gap[0] - 6 });
  // A narrow silence is crossed by what is lost in it.
  const cover = { holes: inSilence, lines: inSilence && sheet.of({ wide: false, narrow: true }) };
  for (let start = from; start < to; start += step) {
    const spots = rows.map(({ along, across }) => sheet.spot([start + along, middle + across, anchor]));
    const boxes = rows.map((row, i) => roomOf(row, spots[i]!));
    const end = Math.max(...boxes.map((box) => sheet.endOf(box)));
    if (end > to - atEnd || boxes.some((box) => box[2] - box[0] > broadest)) return null;
    if (!boxes.every(([x0, y0, x1, y1]) => sheet.placer.isFree([x0 - aside, y0, x1 + aside, y1], cover))) continue;
    sheet.placer.boxes.push(...boxes);
    return { spots, readMs: axis.toMs(end) };
  }
  return null;
}
