import type { Side } from '../../protocol/segment.ts';
import type { Axis } from '../axis.ts';
import { type Lane, type LegendEntry, middleOf, type Scene } from '../scene.ts';
import { lengthOf, type Text } from '../text-roles.ts';
import { tearsOf } from './fold.ts';

/** What a recording could not see: slats across time without an outline, so that nobody takes it for silence. */
export const marks = ['unseen', 'slat', 'unseen-chip'] as const;

export const legend: readonly LegendEntry[] = [
  {
    id: 'unseen',
    sign: [
      { mark: 'unseen', d: 'M0 2h36v13H0z' },
      { mark: 'slat', d: 'M3 2v13m6-13v13m6-13v13m6-13v13m6-13v13m6-13v13' },
    ],
  },
];

/** From slat to slat, px. */
const every = 6;
/** Half of what a tear takes along time, px. */
const tearPx = 9;
/** Half of the height of the words' ground, and its margin on either side; px. */
const chip = { half: 8, margin: 6 };

/** Across time, where a stretch of one end or of both is. */
const acrossOf = ({ lanes }: Scene, side: Side | 'both'): Lane =>
  side === 'both' ? [lanes.client[0], lanes.server[1]] : lanes[side];

export function slats(scene: Scene): void {
  const { sheet, axis, reading } = scene;
  for (const { side, fromMs, toMs } of reading.unseen) {
    const [start, end] = [axis.toPx(fromMs), axis.toPx(toMs)];
    if (end - start < 1) continue;
    const [from, to] = acrossOf(scene, side);
    sheet.box('unseen', start, from, end, to);
    for (let px = start + every / 2; px < end; px += every) sheet.line('slat', px, from, px, to);
    if (side === 'both') sheet.placer.boxes.push(sheet.rect(start, from, end, to));
    nameIn(scene, [start, end], [from, to], side === 'both' && toMs >= axis.endMs);
  }
}

/** The longest part of a stretch that no fold tears. */
function wholePart(axis: Axis, [start, end]: Lane): Lane {
  const edges = [start, ...tearsOf(axis).filter((px) => start < px && px < end), end];
  const parts = edges.slice(1).map((px, i): Lane => [edges[i]! + (i > 0 ? tearPx : 0), px - (px < end ? tearPx : 0)]);
  return parts.reduce((longest, part) => (part[1] - part[0] > longest[1] - longest[0] ? part : longest));
}

/** In the middle of the stretch, on plain ground of its full height, or nowhere. */
function nameIn({ sheet, axis, labels }: Scene, stretch: Lane, across: Lane, isEnd: boolean): void {
  const middle = middleOf(across);
  const [start, end] = wholePart(axis, stretch);
  const names = isEnd ? [labels.recordingEnds, labels.unseen] : [labels.unseen];
  for (const name of names) {
    const text: Text = { role: 'label', ink: 'muted', text: name };
    const half = lengthOf(text) / 2 + chip.margin;
    if (2 * half + 2 * every > end - start) continue;
    const at = (start + end) / 2;
    sheet.box('unseen-chip', at - half, middle - chip.half, at + half, middle + chip.half);
    sheet.writeAlong(text, at, middle, 'middle');
    return;
  }
}
