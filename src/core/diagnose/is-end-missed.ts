import type { ObservedConnection } from '../capture/observed.ts';

type Sent = Pick<ObservedConnection, 'gaps' | 'lastSentAtMs' | 'openedAtMs'>;

/** Something was sent after the last that was recorded: it may have been a message, or a Close. */
export function isEndMissed({ gaps, lastSentAtMs, openedAtMs }: Sent): boolean {
  const lastMs = Math.max(openedAtMs ?? 0, lastSentAtMs.client ?? 0, lastSentAtMs.server ?? 0);
  return gaps.some(({ why, toMs }) => why === 'missed' && toMs > lastMs);
}
