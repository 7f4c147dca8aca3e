import type { Format } from '../core/format.ts';

/** Below this a busy machine cannot tell times apart. */
const atOnceMs = 250;

type Words = { readonly atOnce: string; readonly never: string };

/** A measured time as the evidence writes it: `7 min 16 s`, `3.0 s`, `at once`, `never`. */
export function measuredTime(
  ms: number | null,
  { atOnce, never }: Words,
  { duration }: Pick<Format, 'duration'>,
): string {
  if (ms === null) return never;
  return ms < atOnceMs ? atOnce : duration(ms, { most: 1, least: 1, minutesFromMs: 120_000 });
}
