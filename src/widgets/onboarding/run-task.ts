import { summarise } from '../../core/herd/result.ts';
import { runOne, viewsOf } from '../../core/herd/run-herd.ts';
import { startHerd } from '../../core/herd/simulate.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { allMet, check } from '../../core/learn/check.ts';
import { checkHerd, isLost } from '../../core/learn/check-herd.ts';
import { compose, composeHerd } from '../../core/learn/compose.ts';
import type { CheckResult, Choices, Task } from '../../core/learn/task.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { runInWorkers } from '../../ui/herd/herd-in-worker.ts';

/** A finished run of a step and how its checks went. */
export type Outcome = { readonly results: readonly CheckResult[] } & (
  | { readonly kind: 'trace'; readonly facts: TraceFacts }
  | { readonly kind: 'herd'; readonly view: HerdView }
);

/** Attempts between two looks at whether a herd can still meet its checks. */
const PORTION = 50_000;

/** Whether these choices meet every check. A herd of choices that do takes some tens of milliseconds. */
export function solves(task: Task, choices: Choices): boolean {
  if (task.kind === 'trace') return allMet(check(task, factsOfTrace(simulate(compose(task, choices)))));
  const config = composeHerd(task, choices);
  const run = startHerd(config);
  while (!run.advance(PORTION)) if (isLost(task, summarise(config, run))) return false;
  return allMet(checkHerd(task, summarise(config, run)));
}

/**
 * Runs a step: one connection at once, a herd on another thread. Answers with a function that stops it: `done` is then
 * never called.
 */
export function runTask(task: Task, choices: Choices, done: (outcome: Outcome) => void): () => void {
  if (task.kind === 'trace') {
    const facts = factsOfTrace(simulate(compose(task, choices)));
    done({ kind: 'trace', facts, results: check(task, facts) });
    return () => {};
  }
  const config = composeHerd(task, choices);
  const answer = ([view]: readonly HerdView[]): void =>
    view && done({ kind: 'herd', view, results: checkHerd(task, view) });
  // Where no worker starts the page stands still for a moment, and the step can be done all the same.
  const { done: finished, cancel } = runInWorkers([config], () => {});
  void finished.catch(() => viewsOf([runOne(config)])).then(answer);
  return cancel;
}
