import type { HerdConfig } from './config.ts';

/** From `fromMs` on the servers that are up complete `perMs` opening handshakes a millisecond. */
export type CapacityStep = { readonly fromMs: number; readonly perMs: number };

/** Each batch takes its share of the capacity away while its server is away. Whole milliseconds, in order of time. */
export function capacitySteps(config: HerdConfig): readonly CapacityStep[] {
  const { batches, gapMs, downMs, capacityPerSecond } = config;
  const away = new Map<number, number>();
  for (let batch = 0; batch < batches; batch++) {
    const fromMs = Math.round(batch * gapMs);
    away.set(fromMs, (away.get(fromMs) ?? 0) + 1);
    const backMs = Math.round(batch * gapMs + downMs);
    away.set(backMs, (away.get(backMs) ?? 0) - 1);
  }
  let batchesAway = 0;
  return [...away]
    .sort(([a], [b]) => a - b)
    .map(([fromMs, change]) => {
      batchesAway += change;
      return { fromMs, perMs: ((batches - batchesAway) / batches) * (capacityPerSecond / 1_000) };
    });
}
