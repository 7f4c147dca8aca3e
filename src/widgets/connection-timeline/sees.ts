import type { ReadyState } from '../../core/protocol/ready-state.ts';
import type { CloseEventData, Side } from '../../core/protocol/segment.ts';
import type { Discovery } from '../../core/timeline/read-trace.ts';
import type { Trace } from '../../core/trace/trace.ts';

/** What a script on one side has been told up to a moment. Times in ms since the fault; null: not yet. */
export type Sees = {
  readonly readyState: ReadyState | null;
  readonly close: CloseEventData | null;
  readonly error: boolean;
  readonly afterMs: number | null;
  /** When and why the application stopped believing in the connection before any event. */
  readonly gaveUp: { readonly afterMs: number; readonly why: 'no-answer' | 'silence' } | null;
  /** How long ago the fault was, while this side knows nothing of it. */
  readonly unawareMs: number | null;
  /** Tries to connect that failed since. */
  readonly failures: number;
  /** Nobody is left on this side. */
  readonly gone: boolean;
};

/**
 * Reads it from a finished trace: of the connection that ended, which is the first one that had been open, or else the
 * first one at all.
 */
export function sees({ events }: Trace, discovery: Discovery | null, side: Side, nowMs: number): Sees {
  const opened = events.find((e) => e.kind === 'event' && e.event === 'open' && e.side === side && e.atMs <= nowMs);
  const attempt = opened?.attempt ?? 1;
  const since = discovery?.fromMs ?? 0;
  let readyState: ReadyState | null = null;
  let close: CloseEventData | null = null;
  let afterMs: number | null = null;
  let gaveUp: Sees['gaveUp'] = null;
  let error = false;
  let failures = 0;
  let gone = false;
  for (const event of events) {
    if (event.atMs > nowMs) break;
    if (event.kind === 'page' && side === 'client') gone = event.state === 'gone';
    if (event.kind === 'server-state' && side === 'server') gone = event.state === 'down' || event.state === 'silent';
    if (!('side' in event) || event.side !== side) continue;
    if (event.attempt > attempt && event.kind === 'event' && event.event === 'close') failures++;
    if (event.attempt !== attempt) continue;
    if (event.kind === 'ready-state') readyState = event.state;
    else if (event.kind === 'gives-up') gaveUp = { afterMs: event.atMs - since, why: event.why };
    else if (event.kind === 'event' && event.event === 'error') error = true;
    else if (event.kind === 'event' && event.event === 'close') {
      close = event.close;
      afterMs = event.atMs - since;
    }
  }
  const leaving = readyState === 'CLOSING' || readyState === 'CLOSED';
  const knows = close !== null || gaveUp !== null || gone || leaving;
  const unawareMs = discovery?.faulty && !knows && nowMs >= since ? nowMs - since : null;
  return { readyState, close, error, afterMs, gaveUp, unawareMs, failures, gone };
}
