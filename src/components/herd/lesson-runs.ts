import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdResult } from '../../core/herd/result.ts';
import { runOne } from '../../core/herd/run-herd.ts';
import { type MapCell, timeMap } from '../../core/herd/time-map.ts';
import { type ChangeId, changeIds, changes, outage } from '../../scenarios/herd-lesson.ts';

/** A run with one thing changed. */
export type LessonRun = { readonly id: ChangeId; readonly result: HerdResult };

let finished: readonly LessonRun[] | undefined;

/** The runs of the lesson, computed once for all languages. For the build: they take some seconds. */
export function lessonRuns(): readonly LessonRun[] {
  finished ??= changeIds.map((id) => ({ id, result: runOne(changes[id]) }));
  return finished;
}

/** The changes that end the outage, the soonest first. */
export const changesByEffect = (runs: readonly LessonRun[]): readonly LessonRun[] =>
  runs
    .filter(({ result }) => result.backMs.all !== null)
    .sort((a, b) => (a.result.backMs.all ?? 0) - (b.result.backMs.all ?? 0));

const capsMs = [5, 10, 15, 20, 25, 30, 40, 50, 60, 90].map((s) => s * 1_000);
const timeoutsMs = [60, 30, 20, 15, 10, 7, 5, 3, 2, 1].map((s) => s * 1_000);
/** A twentieth of the clients and of the capacity: the times are the same, and the build is soon done. */
const SMALLER = 20;

let drawn: { readonly rows: readonly (readonly MapCell[])[]; readonly herd: HerdConfig } | undefined;

/** The outage of the lesson by cap and timeout, computed once for all languages. */
export function lessonMap(): NonNullable<typeof drawn> {
  const { clients, capacityPerSecond, queue } = outage;
  const herd: HerdConfig = {
    ...outage,
    clients: clients / SMALLER,
    capacityPerSecond: capacityPerSecond / SMALLER,
    queue: queue / SMALLER,
  };
  drawn ??= { herd, rows: timeMap(herd, capsMs, timeoutsMs) };
  return drawn;
}
