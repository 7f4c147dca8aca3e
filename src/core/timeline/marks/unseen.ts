import type { Side } from '../../protocol/segment.ts';
import { type Lane, type LegendEntry, middleOf, type Scene } from '../scene.ts';
import { lengthOf, type Text } from '../text-roles.ts';
import { wholeParts } from './fold.ts';

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
/** Half of the height of the words' ground, and its margin on either side; px. */
const chip = { half: 8, margin: 6 };

/** Across time, where a stretch of one end or of both is. */
const acrossOf = ({ lanes }: Scene, side: Side | 'both'): Lane =>
  side === 'both' ? [lanes.client[0], lanes.server[1]] : lanes[side];

export function slats(scene: Scene): void {
  const { sheet, axis, reading } = scene;
  for (const { side, fromMs, toMs } of reading.unseen) {
    const stretch: Lane = [axis.toPx(fromMs), axis.toPx(toMs)];
    if (stretch[1] - stretch[0] < 1) continue;
    const across = acrossOf(scene, side);
    slatsIn(scene, stretch, across);
    if (side === 'both') sheet.placer.boxes.push(sheet.rect(stretch[0], across[0], stretch[1], across[1]));
    nameIn(scene, stretch, across, side === 'both' && toMs >= axis.endMs);
  }
}

/** A lane of its own, `across`: what is behind the other end, which no recorder saw. */
export function behind(scene: Scene, across: Lane): void {
  const { axis } = scene;
  const stretch: Lane = [axis.toPx(0), axis.toPx(axis.endMs)];
  slatsIn(scene, stretch, across);
  nameIn(scene, stretch, across, false);
}

function slatsIn({ sheet }: Scene, [start, end]: Lane, [from, to]: Lane): void {
  sheet.box('unseen', start, from, end, to);
  for (let px = start + every / 2; px < end; px += every) sheet.line('slat', px, from, px, to);
}

/** In the middle of the stretch, on plain ground of its full height, or nowhere. */
function nameIn({ sheet, axis, labels }: Scene, stretch: Lane, across: Lane, isEnd: boolean): void {
  const middle = middleOf(across);
  const [[start, end]] = wholeParts(axis, stretch) as readonly [Lane];
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
