import type { ObservedConnection } from '../capture/observed.ts';
import type { Side } from '../protocol/segment.ts';

/** When the last of what an event stands for was sent, ms. */
export const lastSignMs = (event: ObservedConnection['events'][number]): number =>
  event.kind === 'frame' ? (event.untilMs ?? event.atMs) : event.atMs;

type Sent = Pick<ObservedConnection, 'events' | 'lastSentAtMs'>;

/** When an end last sent a message before a moment: a Close is the last that it sends, and no message. null: never. */
export function lastMessageMs(by: Side, { events, lastSentAtMs }: Sent, beforeMs: number): number | null {
  const lastMs = lastSentAtMs[by];
  if (lastMs === null || lastMs < beforeMs) return lastMs;
  const isMessage = (event: (typeof events)[number]): boolean =>
    (event.kind === 'frame' || event.kind === 'sealed') && event.by === by && event.atMs < beforeMs;
  const last = events.findLast(isMessage);
  return last ? Math.min(lastSignMs(last), beforeMs) : null;
}
