import type { TraceFacts } from '../trace/facts-of-trace.ts';

/** The moments at which "step by event" halts, in ms, ascending, with 0 and the end. Routine traffic is skipped. */
export function stops(runs: readonly TraceFacts[], endMs: number): number[] {
  const moments = new Set([0, endMs]);
  for (const { trace, flights } of runs) {
    for (const event of trace.events)
      if (!['sent', 'received', 'held', 'peer-reachable'].includes(event.kind)) {
        if (event.kind !== 'event' || event.event !== 'message') moments.add(event.atMs);
      }
    for (const flight of flights) if (!flight.routine) for (const ms of [flight.sentMs, flight.endMs]) moments.add(ms);
  }
  return [...moments].filter((ms) => ms >= 0 && ms <= endMs).sort((a, b) => a - b);
}
