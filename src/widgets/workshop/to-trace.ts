import type { Trace, TraceDetail, TraceEvent } from '../../core/trace/trace.ts';

/** One thing that really happened, by the machine's clock. */
export type Noted = { readonly atMs: number; readonly attempt: number } & TraceDetail;

/**
 * What really happened in the form of a simulated run, so that both can be drawn alike. `startMs` becomes 0. Nobody
 * outside TCP sees its segments, so there are none; the picture shows what the two scripts and the operator know.
 */
export function toTrace(noted: readonly Noted[], startMs: number, nowMs: number): Trace {
  const events = [...noted]
    .sort((a, b) => a.atMs - b.atMs)
    .map((one, seq): TraceEvent => ({ ...one, seq, atMs: Math.max(0, one.atMs - startMs), causeSeq: null }));
  return { endMs: Math.max(nowMs - startMs, events.at(-1)?.atMs ?? 0), truncated: null, events };
}
