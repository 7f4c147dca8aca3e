import * as v from 'valibot';
import { areChoicesOf } from '../../core/learn/compose.ts';
import type { Choices, TaskId } from '../../core/learn/task.ts';
import { tasks } from '../../scenarios/learn.ts';
import { solves } from './run-task.ts';
import { KEY } from './storage-key.ts';

/** What the reader did in one step. `choices` are kept only when they solve it, so a file cannot claim a step. */
export type StepProgress = { readonly guess?: string; readonly choices?: Choices };
export type Progress = Readonly<Partial<Record<TaskId, StepProgress>>>;

/** Far more than all steps need: a larger file is not one of ours. Characters; a file of ours has no others than ASCII. */
export const LENGTH_MAX = 20_000;

const saved = v.strictObject({
  site: v.literal('close-codes'),
  v: v.literal(1),
  steps: v.record(
    v.string(),
    v.strictObject({
      guess: v.optional(v.string()),
      choices: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
    }),
  ),
});

export const writeProgress = (steps: Progress): string => JSON.stringify({ site: 'close-codes', v: 1, steps });

/**
 * Reads saved or imported progress; null if it is not progress of this site. Steps that do not exist and guesses that
 * are not offered fall away; each solution is simulated again.
 */
export function readProgress(text: string): Progress | null {
  if (text.length > LENGTH_MAX) return null;
  const parsed = v.safeParse(saved, parseJson(text));
  if (!parsed.success) return null;
  const progress: Partial<Record<TaskId, StepProgress>> = {};
  for (const task of tasks) {
    const { guess, choices } = parsed.output.steps[task.id] ?? {};
    const known = guess !== undefined && task.prediction.options.includes(guess);
    const solved = choices !== undefined && areChoicesOf(task, choices) && solves(task, choices);
    if (known || solved) progress[task.id] = { ...(known ? { guess } : {}), ...(solved ? { choices } : {}) };
  }
  return progress;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isDone = (progress: Progress, id: TaskId): boolean => progress[id]?.choices !== undefined;
export const doneCount = (progress: Progress): number => tasks.filter(({ id }) => isDone(progress, id)).length;

/** Both together: no step that is done in either is lost, and where both have one, `mine` stays. */
export const merge = (mine: Progress, other: Progress): Progress =>
  Object.fromEntries(
    tasks.flatMap(({ id }) => {
      const step = isDone(mine, id) || !isDone(other, id) ? (mine[id] ?? other[id]) : other[id];
      return step ? [[id, step] as const] : [];
    }),
  );

/** What this device remembers; `damaged` when there is something that is not progress of this site. */
export type Loaded = { readonly progress: Progress; readonly damaged: boolean };

export function loadProgress(): Loaded {
  try {
    const text = localStorage.getItem(KEY);
    const progress = text === null ? {} : readProgress(text);
    return { progress: progress ?? {}, damaged: progress === null };
  } catch {
    // Private windows may refuse; the path works without a memory.
    return { progress: {}, damaged: false };
  }
}

/** Whether the device kept it. */
export function saveProgress(progress: Progress): boolean {
  try {
    localStorage.setItem(KEY, writeProgress(progress));
    return true;
  } catch {
    return false;
  }
}
