import type { Side } from '../../protocol/segment.ts';
import type { ObservedEvent, ObservedTcpEnd } from '../observed.ts';

/** Whose packet shows an event. */
export function senderOf(event: ObservedEvent): Side {
  if ('by' in event) return event.by;
  return event.kind === 'connect' || event.kind === 'request' ? 'client' : 'server';
}

/** The first sign of an end. */
export function firstEndOf(events: readonly ObservedEvent[]): ObservedTcpEnd | null {
  for (const event of events)
    if (event.kind === 'fin' || event.kind === 'rst') return { kind: event.kind, by: event.by };
  return null;
}
