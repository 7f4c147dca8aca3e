import { runOne, viewsOf } from '../../core/herd/run-herd.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { configsOf, initialState } from './state.ts';

let finished: readonly HerdView[] | undefined;

/** The run that the page opens with, computed once for both languages. For the build: it takes a second. */
export function defaultRun(): readonly HerdView[] {
  finished ??= viewsOf(configsOf(initialState).map((config) => runOne(config)));
  return finished;
}
