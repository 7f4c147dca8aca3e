import type { HerdConfig } from '../../core/herd/config.ts';
import { type HerdResult, summarise } from '../../core/herd/result.ts';
import { startHerd } from '../../core/herd/simulate.ts';
import { commonSpanMs, type HerdView, viewOf } from '../../core/herd/view.ts';

export type Progress = { readonly index: number; readonly settled: number; readonly attempts: number };

/** Attempts between two reports: some tens of milliseconds. */
const PORTION = 500_000;

/** All policies one after the other, on one time axis. */
export function runAll(configs: readonly HerdConfig[], report?: (progress: Progress) => void): readonly HerdView[] {
  const results: HerdResult[] = configs.map((config, index) => {
    const run = startHerd(config);
    do report?.({ index, ...run.progress() });
    while (!run.advance(PORTION));
    return summarise(config, run);
  });
  const spanMs = commonSpanMs(results);
  return results.map((result) => viewOf(result, spanMs));
}
