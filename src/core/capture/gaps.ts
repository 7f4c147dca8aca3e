import type { Gap } from './observed.ts';

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
