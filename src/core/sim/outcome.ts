import type { CloseEventData } from '../protocol/segment.ts';
import type { Trace } from '../trace/trace.ts';

/** What one connection attempt came to. Times are absolute, in ms; null: it never happened. */
export type Outcome = {
  readonly opened: boolean;
  readonly errorBeforeClose: boolean;
  readonly client: (CloseEventData & { readonly atMs: number }) | null;
  readonly server: (CloseEventData & { readonly atMs: number }) | null;
};

/** Reads an attempt's outcome out of a finished trace. */
export function outcome(trace: Trace, attempt = 1): Outcome {
  let opened = false;
  let errorBeforeClose = false;
  let client: Outcome['client'] = null;
  let server: Outcome['server'] = null;
  for (const event of trace.events) {
    if (event.attempt !== attempt || event.kind !== 'event') continue;
    if (event.side === 'client' && event.event === 'open') opened = true;
    if (event.side === 'client' && event.event === 'error') errorBeforeClose = true;
    if (event.event !== 'close') continue;
    const close = { ...event.close, atMs: event.atMs };
    if (event.side === 'client') client ??= close;
    else server ??= close;
  }
  return { opened, errorBeforeClose, client, server };
}
