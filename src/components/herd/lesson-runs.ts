import type { HerdResult } from '../../core/herd/result.ts';
import { runOne } from '../../core/herd/run-herd.ts';
import { type ChangeId, changeIds, changes } from '../../scenarios/herd-lesson.ts';

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
