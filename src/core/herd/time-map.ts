import type { HerdConfig } from './config.ts';
import { runOne } from './run-herd.ts';
import { type Threshold, thresholdOf } from './threshold.ts';

/** One herd of a map. */
export type MapCell = {
  readonly capMs: number;
  readonly timeoutMs: number;
  /** When 99.9 % are back; null: not within the run. */
  readonly backMs: number | null;
  readonly threshold: Threshold;
};

/** The same outage for every cap of the waits (columns) and every timeout (rows), in the order given. */
export const timeMap = (
  config: HerdConfig,
  capsMs: readonly number[],
  timeoutsMs: readonly number[],
): readonly (readonly MapCell[])[] =>
  timeoutsMs.map((timeoutMs) =>
    capsMs.map((capMs) => {
      const one = { ...config, timeoutMs, policy: { ...config.policy, capMs } };
      return { capMs, timeoutMs, backMs: runOne(one).backMs.all, threshold: thresholdOf(one) };
    }),
  );
