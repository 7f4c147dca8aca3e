import type { ObservedConnection } from '../capture/observed.ts';
import type { Side } from '../protocol/segment.ts';
import { isClosingAlert } from '../protocol/tls-alerts.ts';

/** An alert that a recording shows with its name. ms from the start of the file. */
export type LastAlert = { readonly by: Side; readonly atMs: number; readonly alert: number };

/** What an end said last in TLS, if that was a readable alert: a warning before it went on ended nothing. */
export function lastAlertBy(side: Side, { events }: Pick<ObservedConnection, 'events'>): LastAlert | null {
  const last = events.findLast(
    (one) => (one.kind === 'tls' || one.kind === 'alert' || one.kind === 'sealed') && one.by === side,
  );
  if (last?.kind !== 'alert' || last.alert === null || isClosingAlert(last.alert)) return null;
  return { by: side, atMs: last.atMs, alert: last.alert };
}

/** The alert that ended the opening of a connection, the first if both ends said one; null: none was recorded. */
export function refusingAlert(connection: Pick<ObservedConnection, 'events' | 'openedAtMs'>): LastAlert | null {
  if (connection.openedAtMs !== null) return null;
  const both = (['server', 'client'] as const).flatMap((side) => lastAlertBy(side, connection) ?? []);
  return both.toSorted((a, b) => a.atMs - b.atMs)[0] ?? null;
}
