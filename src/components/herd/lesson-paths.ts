import type { WorkView } from '../../core/herd/work-view.ts';
import { round } from '../../ui/round.ts';

/** A drawing of one server: its queue above, its work below. Lengths in px of the drawing, one ring is `perRing` handshakes. */
export type LessonSize = {
  readonly width: number;
  readonly queueHeight: number;
  readonly gap: number;
  readonly workHeight: number;
  readonly columns: number;
  readonly perRing: number;
};
export const WIDE: LessonSize = { width: 790, queueHeight: 46, gap: 9, workHeight: 60, columns: 240, perRing: 1_000 };
export const NARROW: LessonSize = { width: 344, queueHeight: 34, gap: 6, workHeight: 44, columns: 120, perRing: 2_000 };

/** The queue's scale ends at this time in the queue. */
const QUEUE_MAX_MS = 60_000;

export type LessonPaths = {
  readonly height: number;
  readonly queue: string;
  /** What of the queue lies above the patience of a client. */
  readonly overdue: string;
  readonly patienceY: number;
  readonly served: string;
  readonly vain: string;
  /** The side of the square that holds one ring. */
  readonly ring: number;
};

export function lessonPaths(
  view: WorkView,
  size: LessonSize,
  timeoutMs: number,
  capacityPerSecond: number,
): LessonPaths {
  const { width, queueHeight, gap, workHeight, columns, perRing } = size;
  const columnWidth = width / columns;
  const queueY = (ms: number): number => round(queueHeight * (1 - Math.min(ms, QUEUE_MAX_MS) / QUEUE_MAX_MS));
  const patienceY = queueY(timeoutMs);
  const base = queueHeight + gap + workHeight;
  const points = view.queueMs.map((ms, column) => [round(column * columnWidth), queueY(ms)] as const);
  /** Through all points; of several at one height the first and the last. */
  const line = (at: (y: number) => number): string => {
    const heights = points.map(([, y]) => at(y));
    const isCorner = (n: number): boolean => heights[n] !== heights[n - 1] || heights[n] !== heights[n + 1];
    return points.flatMap(([x], n) => (isCorner(n) ? [`${x} ${heights[n]}`] : [])).join('L');
  };
  const perPixel = (capacityPerSecond * view.spanMs) / 1_000 / width / workHeight;
  return {
    height: base,
    queue: `M${line((y) => y)}`,
    overdue: `M0 ${patienceY}L${line((y) => Math.min(y, patienceY))}V${patienceY}z`,
    patienceY,
    served: bars(view.served.map((share) => [0, share])),
    vain: bars(view.vain.map((share, column) => [view.served[column]!, view.served[column]! + share])),
    ring: round(Math.sqrt(perRing / perPixel)),
  };

  /** Columns from one share of the height to another; equal neighbours are one. */
  function bars(shares: readonly (readonly [number, number])[]): string {
    const heights = shares.map(
      ([from, to]) => `${round(base - Math.min(1, from) * workHeight)} ${round(base - Math.min(1, to) * workHeight)}`,
    );
    let path = '';
    for (let column = 0; column < columns; ) {
      let end = column + 1;
      while (end < columns && heights[end] === heights[column]) end++;
      const [from = '', to = ''] = heights[column]!.split(' ');
      const right = round(end * columnWidth);
      if (from !== to) path += `M${round(column * columnWidth)} ${from}V${to}H${right}V${from}z`;
      column = end;
    }
    return path;
  }
}
