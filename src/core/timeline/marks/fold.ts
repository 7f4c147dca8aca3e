import type { Axis } from '../axis.ts';
import { edgesOf, type Lane, type LegendEntry, type Scene } from '../scene.ts';

/** Where time is left out: a tear across both lanes. */
export const marks = ['fold-paper', 'fold-edge'] as const;

export const legend: readonly LegendEntry[] = [
  {
    id: 'fold',
    sign: [
      { mark: 'fold-edge', d: 'M16 0l5 5-5 5 5 5' },
      { mark: 'fold-paper', d: 'M16 0l5 5-5 5 5 5' },
    ],
  },
];

/** The middle of each fold, in px along time. */
export const tearsOf = (axis: Axis): number[] => axis.chapters.filter((c) => c.pace === 'fold').map((c) => c.tear);

/** Half of what a tear takes along time, px. */
const tearPx = 9;

/** The parts of a stretch that no fold tears, the longest first. */
export function wholeParts(axis: Axis, [start, end]: Lane): readonly Lane[] {
  const edges = [start, ...tearsOf(axis).filter((px) => start < px && px < end), end];
  const parts = edges.slice(1).map((px, i): Lane => [edges[i]! + (i > 0 ? tearPx : 0), px - (px < end ? tearPx : 0)]);
  return parts.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}

/** How long a tooth of the tear is, across time. */
const tooth = 7;
/** How far the tear goes beyond the lanes. */
const beyond = 6;

export function tears(scene: Scene): void {
  const { sheet, axis } = scene;
  const [from, to] = [edgesOf(scene, 'client').outer - beyond, edgesOf(scene, 'server').outer + beyond];
  const teeth = Math.floor((to - from + 3) / tooth);
  const steps = Array.from({ length: teeth }, (_, i) => [i % 2 ? -5 : 5, tooth] as const);
  for (const middle of tearsOf(axis)) {
    // One zigzag, stroked twice: its colour shows at both sides of the paper between them.
    for (const mark of ['fold-paper', 'fold-edge']) sheet.zigzag(mark, middle - 2, from, steps);
    sheet.placer.boxes.push(sheet.rect(middle - 11, from, middle + 11, to));
  }
}
