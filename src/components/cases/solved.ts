import * as v from 'valibot';
import { cases } from './cases.ts';

/** What this device remembers of one case. `asked`: its recall card was dismissed. Moments in epoch ms. */
const one = v.object({
  opened: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  atMs: v.pipe(v.number(), v.minValue(0)),
  asked: v.optional(v.boolean(), false),
});
export type Solved = Readonly<Record<string, v.InferOutput<typeof one>>>;

const key = 'close-codes.cases';
const recallAfterMs = 3 * 86_400_000;

/** Cases that were solved on this device. Never throws: damage and a blocked storage are an empty memory. */
export function readSolved(): Solved {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const all = v.safeParse(v.record(v.string(), v.unknown()), stored);
    if (!all.success) return {};
    return Object.fromEntries(
      cases.flatMap(({ id }) => {
        const parsed = v.safeParse(one, all.output[id]);
        return parsed.success ? [[id, parsed.output]] : [];
      }),
    );
  } catch {
    return {};
  }
}

function write(solved: Solved): void {
  try {
    localStorage.setItem(key, JSON.stringify(solved));
  } catch {
    // Private windows may refuse: nothing is remembered then.
  }
}

/** Keeps that a case was solved, the first time. */
export function markSolved(id: string, opened: number, atMs: number): void {
  const solved = readSolved();
  if (!solved[id]) write({ ...solved, [id]: { opened, atMs, asked: false } });
}

/** The case to ask about again: solved three days ago or earlier, the longest ago first. */
export const recallDue = (solved: Solved, nowMs: number): string | null =>
  Object.entries(solved)
    .filter(([, { atMs, asked }]) => !asked && nowMs - atMs >= recallAfterMs)
    .sort(([, a], [, b]) => a.atMs - b.atMs)[0]?.[0] ?? null;

/** This device is not asked about it again. */
export function dismissRecall(id: string): void {
  const solved = readSolved();
  const known = solved[id];
  if (known) write({ ...solved, [id]: { ...known, asked: true } });
}
