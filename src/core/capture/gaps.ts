import type { Gap, ObservedConnection } from './observed.ts';

/** The same stretches in order of time and without overlap, each kind for itself. */
export function joinedGaps(gaps: readonly Gap[]): readonly Gap[] {
  const joined: Gap[] = [];
  for (const gap of gaps.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const at = joined.findLastIndex(({ why }) => why === gap.why);
    const before = joined[at];
    if (before && before.toMs >= gap.fromMs) joined[at] = { ...before, toMs: Math.max(before.toMs, gap.toMs) };
    else joined.push(gap);
  }
  return joined;
}

type Sent = Pick<ObservedConnection, 'gaps' | 'lastSentAtMs' | 'openedAtMs'>;

/** Something was sent after the last that was recorded: it may have been a message, or a Close. */
export function isEndMissed({ gaps, lastSentAtMs, openedAtMs }: Sent): boolean {
  const lastMs = Math.max(openedAtMs ?? 0, lastSentAtMs.client ?? 0, lastSentAtMs.server ?? 0);
  return gaps.some(({ why, toMs }) => why === 'missed' && toMs > lastMs);
}
