import { summarise } from '../../core/herd/result.ts';
import { startHerd } from '../../core/herd/simulate.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { allMet, check } from '../../core/learn/check.ts';
import { checkHerd } from '../../core/learn/check-herd.ts';
import { compose, composeHerd } from '../../core/learn/compose.ts';
import type { CheckResult, Choices, Task } from '../../core/learn/task.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Trace } from '../../core/sim/trace.ts';
import { runInWorker } from '../herd/in-worker.ts';
import { runAll } from '../herd/run.ts';

/** A finished run of a step and how its checks went. */
export type Outcome = { readonly results: readonly CheckResult[] } & (
  | { readonly kind: 'trace'; readonly trace: Trace }
  | { readonly kind: 'herd'; readonly view: HerdView }
);

/** Attempts in one go: everything that a run of this page can need. */
const ALL = 10_000_000;

/** Whether these choices meet every check. A herd of choices that do takes some tens of milliseconds. */
export function solves(task: Task, choices: Choices): boolean {
  if (task.kind === 'trace') return allMet(check(task, simulate(compose(task, choices))));
  const config = composeHerd(task, choices);
  const run = startHerd(config);
  run.advance(ALL);
  return allMet(checkHerd(task, summarise(config, run)));
}

/**
 * Runs a step: one connection at once, a herd on another thread. Answers with a function that stops it: `done` is then
 * never called.
 */
export function runTask(task: Task, choices: Choices, done: (outcome: Outcome) => void): () => void {
  if (task.kind === 'trace') {
    const trace = simulate(compose(task, choices));
    done({ kind: 'trace', trace, results: check(task, trace) });
    return () => {};
  }
  const configs = [composeHerd(task, choices)];
  const answer = ([view]: readonly HerdView[]): void =>
    view && done({ kind: 'herd', view, results: checkHerd(task, view) });
  // Where no worker starts the page stands still for a moment, and the step can be done all the same.
  const here = (): void => answer(runAll(configs));
  try {
    const { done: finished, cancel } = runInWorker(configs, () => {});
    void finished.then(answer, here);
    return cancel;
  } catch {
    here();
    return () => {};
  }
}
