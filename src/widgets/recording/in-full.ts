import type { Incident } from '../../core/capture/incident.ts';
import { numbersOf } from '../../core/capture/numbers.ts';
import type { ObservedConnection } from '../../core/capture/observed.ts';
import { toTrace } from '../../core/capture/to-trace.ts';
import { seriesFrom } from '../../core/capture/waits.ts';
import { factsOfConnection, factsOfSeries } from '../../core/diagnose/facts-of-connection.ts';
import { refusingAlert } from '../../core/diagnose/last-alert.ts';
import { lastMessageMs } from '../../core/diagnose/last-message.ts';
import { openingOf, openSinceMs } from '../../core/diagnose/opening.ts';
import { tellsEnd } from '../../core/diagnose/tells-end.ts';
import type { Listed, Traced } from './messages.ts';

/** One connection of an incident as the list shows it. */
export function listed({ connections, filesOf }: Incident, connection: ObservedConnection): Listed {
  const { events, ...rest } = connection;
  const facts = factsOfSeries(seriesFrom(connections, connection));
  const endMs = connection.close[0]?.atMs ?? connection.endedAtMs ?? Number.POSITIVE_INFINITY;
  const messages = (['client', 'server'] as const).flatMap((by) => lastMessageMs(by, connection, endMs) ?? []);
  const has = (kind: ObservedConnection['events'][number]['kind']): boolean => events.some((one) => one.kind === kind);
  return {
    ...rest,
    facts,
    opening: openingOf(connection),
    openSinceMs: openSinceMs(connection),
    isEndTold: tellsEnd(connection, facts),
    refused: has('refused'),
    unanswered: has('connect') && !has('connected') && has('retransmission'),
    alert: refusingAlert(connection),
    lastMessageAtMs: messages.length > 0 ? Math.max(...messages) : null,
    leftAtMs: events.findLast((one) => one.kind === 'script' && one.event === 'page-left')?.atMs ?? null,
    files: filesOf.get(connection.id) ?? [],
  };
}

/** The same as its picture shows it, with the attempts that followed. */
export function traced({ connections, endMs }: Incident, connection: ObservedConnection): Traced {
  const series = seriesFrom(connections, connection);
  const judged = { codeOf: (one: ObservedConnection) => factsOfConnection(one).code, openingOf, openSinceMs };
  // Of one that was open before, nothing says how long it had been: a simulation would have to invent its opening.
  const isWhole = openingOf(connection) !== 'undated';
  return { observed: toTrace(series, endMs, judged), numbers: isWhole ? numbersOf(series) : null };
}
