import type { ActKind } from '../../core/acts/acts.ts';
import type { CloseEventData } from '../../core/protocol/segment.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';

/** These end nothing. */
const repairs: readonly ActKind[] = ['server-start', 'network-restore'];

/**
 * The close event that the last act led to: of the connection that was open then, not of the attempts that failed after
 * it. Before any act, the last event of all; null while there is none.
 */
export function closeOfAct({ acts, attempts }: TraceFacts): CloseEventData | null {
  const closes = attempts.flatMap(({ client: { opened, closeEvent } }) => (closeEvent ? [{ opened, closeEvent }] : []));
  const act = acts.findLast(({ kind }) => !repairs.includes(kind));
  if (!act) return closes.at(-1)?.closeEvent.close ?? null;
  const own = closes.find(({ opened, closeEvent }) => opened && opened.atMs <= act.atMs && closeEvent.atMs >= act.atMs);
  return own?.closeEvent.close ?? null;
}
