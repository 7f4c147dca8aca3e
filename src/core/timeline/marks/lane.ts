import type { Band } from '../read-trace.ts';
import { edgesOf, type Lane, type LegendEntry, middleOf, type Scene } from '../scene.ts';
import type { By, Place } from '../sheet.ts';
import { lengthOf, type Text } from '../text-roles.ts';
import { tearsOf } from './fold.ts';

/** What a side's connection is, as long as it is that. */
export const marks = [
  'lane-open',
  'lane-dead',
  'lane-frozen',
  'lane-connecting',
  'lane-closing',
  'lane-closing-dead',
  'lane-closed',
  'lane-down',
  'lane-older',
] as const;

export const legend: readonly LegendEntry[] = [
  { id: 'open', sign: [{ mark: 'lane-open', d: 'M0 2h36v13H0z' }] },
  { id: 'dead', sign: [{ mark: 'lane-dead', d: 'M1 3h34v11H1z' }] },
  { id: 'connecting', sign: [{ mark: 'lane-connecting', d: 'M1 3h34v11H1z' }] },
  { id: 'closing', sign: [{ mark: 'lane-closing', d: 'M0 5h36v7H0z' }] },
  { id: 'closed', sign: [{ mark: 'lane-closed', d: 'M0 8h36' }] },
];

/** How far a lane keeps from its edges: half as high while it is closing. */
const insetOf = (kind: Band['kind'], height: number): number =>
  kind === 'closing' || kind === 'closing-dead' ? height / 4 : kind === 'open' ? 0 : 1;

export function bands(scene: Scene): void {
  const { reading, lanes, second } = scene;
  for (const band of reading.bands) drawBand(scene, band, lanes[band.side]);
  if (second) for (const band of reading.besideBands) drawBand(scene, band, second[band.side]);
}

function drawBand(scene: Scene, band: Band, lane: Lane): void {
  const { sheet, axis, marked } = scene;
  const { kind, side, ghost } = band;
  const [from, to] = lane;
  const [start, end] = [axis.toPx(band.fromMs), axis.toPx(band.toMs)];
  marked.add(band.seq);
  if (end - start < 0.5) return;
  if (ghost) {
    // On the outside of the lane: the newer connection has taken its place.
    const edge = side === 'client' ? from - 5 : to + 1;
    sheet.box('lane-older', start, edge, end, edge + 4);
    return;
  }
  const middle = middleOf(lane);
  if (kind === 'closed') sheet.line('lane-closed', start, middle, end, middle);
  else if (kind === 'down') sheet.line('lane-down', start + 3, middle, end, middle);
  else {
    const inset = insetOf(kind, to - from);
    sheet.box(`lane-${kind}`, start, from + inset, end, to - inset);
  }
  const text = nameOf(scene, kind);
  if (text) writeName(scene, text, [start, end], middle);
}

function nameOf({ labels }: Scene, kind: Band['kind']): Text | null {
  switch (kind) {
    case 'open':
      return { role: 'open', text: 'OPEN' };
    case 'dead':
      return { role: 'dead', ink: 'hush', text: labels.stillOpen };
    case 'frozen':
      return { role: 'dead', ink: 'hush', text: labels.frozen };
    case 'connecting':
      return { role: 'connecting', ink: 'muted', text: 'CONNECTING' };
    default:
      return null;
  }
}

/** On the lane, again after each fold that leaves room for it. */
function writeName({ sheet, axis }: Scene, text: Text, [start, end]: readonly [number, number], middle: number): void {
  const edges = [start, ...tearsOf(axis).filter((px) => px > start && px < end), end];
  for (let i = 0; i < edges.length - 1; i++) {
    const from = edges[i]! + (i ? 17 : 8);
    const to = edges[i + 1]! - (i < edges.length - 2 ? 10 : 4);
    if (to - from >= lengthOf(text)) sheet.writeAlong(text, from, middle);
  }
}

/** How far the words about a process that is gone may be longer than its gap. */
const overhang = 30;

/** Where a process or a page is gone; a narrow picture has no room for it. */
export function names(scene: Scene): void {
  const { sheet, axis, labels, reading } = scene;
  for (const { kind, side, fromMs, toMs } of reading.bands) {
    if (kind !== 'down') continue;
    const [start, end] = [axis.toPx(fromMs), axis.toPx(toMs)];
    const name = side === 'client' ? labels.gone : toMs < axis.endMs ? labels.restarting : labels.down;
    const text: Text = { role: 'label', ink: 'muted', text: name };
    if (lengthOf(text) > end - start + overhang) continue;
    const beside = edgesOf(scene, side).inner + (side === 'client' ? 16 : -8);
    const places: By<readonly Place[]> = {
      wide: [
        [start + 9, beside, 'start'],
        [start + 24, beside, 'start'],
      ],
      narrow: [],
    };
    sheet.put(text, { places: sheet.of(places) }, fromMs);
  }
}
