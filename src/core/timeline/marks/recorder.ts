import { inFold } from '../axis.ts';
import { edgesOf, gapOf, type LegendEntry, middleOf, type Scene } from '../scene.ts';

/** Where the recorder was when it saw a segment: the one moment of a flight that was measured. */
export const marks = ['recorder'] as const;

export const legend: readonly LegendEntry[] = [
  { id: 'recorder', sign: [{ mark: 'recorder', d: 'M15 8.500a3 3 0 1 0 6 0a3 3 0 1 0-6 0z' }] },
];

const radius = 3;

/** In the client's process on the client's lane; somewhere on the wire in the middle between the lanes. */
export function rings(scene: Scene): void {
  const { sheet, axis, reading, marked } = scene;
  if (!reading.observation) return;
  const across = { client: edgesOf(scene, 'client').inner, wire: middleOf(gapOf(scene)) }[reading.observation.recorder];
  const drawn = new Set<number>();
  for (const { seq, sentMs, routine, segment } of reading.flights) {
    if (!marked.has(seq) || inFold(axis, sentMs) || segment.kind === 'tcp-syn-ack') continue;
    const px = Math.round(axis.toPx(sentMs));
    if (routine && drawn.has(px)) continue;
    drawn.add(px);
    sheet.ring('recorder', px, across, radius);
    // It says when: words keep clear of it.
    const [x, y] = sheet.point(px, across);
    sheet.placer.boxes.push([x - radius, y - radius, x + radius, y + radius]);
  }
}
