import { backOfRow, type MapPlan } from '../../core/herd/map-plan.ts';
import type { QuickBack } from '../../core/herd/quick-back.ts';

/** Cells of a row that this thread computes, from column `from` on and before `to`. */
export type MapTask = { readonly plan: MapPlan; readonly row: number; readonly from: number; readonly to: number };
export type MapAnswer = { readonly row: number; readonly from: number; readonly cells: readonly QuickBack[] };

addEventListener('message', ({ data: { plan, row, from, to } }: MessageEvent<MapTask>) => {
  postMessage({ row, from, cells: backOfRow(plan, row, from, to) } satisfies MapAnswer);
});
