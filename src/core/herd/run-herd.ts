import type { HerdConfig } from './config.ts';
import { type HerdResult, summarise } from './result.ts';
import { startHerd } from './simulate.ts';
import { commonSpanMs, type HerdView, viewOf } from './view.ts';

/** Clients that are back or have given up, and attempts so far. */
export type Progress = { readonly settled: number; readonly attempts: number };

/** Attempts between two reports: some tens of milliseconds. */
const PORTION = 500_000;

export function runOne(config: HerdConfig, report?: (progress: Progress) => void): HerdResult {
  const run = startHerd(config);
  do report?.(run.progress());
  while (!run.advance(PORTION));
  return summarise(config, run);
}

/** Results on one time axis. */
export function viewsOf(results: readonly HerdResult[]): readonly HerdView[] {
  const spanMs = commonSpanMs(results);
  return results.map((result) => viewOf(result, spanMs));
}
