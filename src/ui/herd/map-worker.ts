import { backOfRow, type MapPlan } from '../../core/herd/map-plan.ts';
import type { QuickBack } from '../../core/herd/quick-back.ts';

/** Rows of a map that this thread computes, in this order. */
export type MapTask = { readonly plan: MapPlan; readonly rows: readonly number[] };
export type MapRow = { readonly row: number; readonly cells: readonly QuickBack[] };

addEventListener('message', ({ data: { plan, rows } }: MessageEvent<MapTask>) => {
  for (const row of rows) postMessage({ row, cells: backOfRow(plan, row) } satisfies MapRow);
});
