import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdResult } from '../../core/herd/result.ts';
import { type Progress, viewsOf } from '../../core/herd/run-herd.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { Answer } from './herd-worker.ts';

/** A run on other threads. `done` rejects if the browser refuses a worker or one of them fails. */
export type Running = { readonly done: Promise<readonly HerdView[]>; readonly cancel: () => void };

const sum = (all: readonly Progress[]): Progress =>
  all.reduce((a, b) => ({ settled: a.settled + b.settled, attempts: a.attempts + b.attempts }));

/** One core is left to the page: with a thread on each, it waits for them whenever it has something to draw. */
const threadsFor = (runs: number): number => Math.max(1, Math.min(runs, (navigator.hardwareConcurrency || 2) - 1));

/**
 * As many threads as the page can spare; each takes the next policy. `cancel` ends them at once, whatever they are
 * doing, and leaves `done` unsettled.
 */
export function runInWorkers(configs: readonly HerdConfig[], onProgress: (progress: Progress) => void): Running {
  const workers: Worker[] = [];
  const progress: Progress[] = configs.map(() => ({ settled: 0, attempts: 0 }));
  let isCancelled = false;
  const terminate = (): void => {
    for (const worker of workers) worker.terminate();
  };
  const cancel = (): void => {
    isCancelled = true;
    terminate();
  };
  /** Small tasks instead of one long: what was pressed meanwhile is answered between them. Never, once cancelled. */
  const inOwnTask = (): Promise<void> => new Promise((resolve) => setTimeout(() => !isCancelled && resolve()));

  const runOne = (worker: Worker, index: number): Promise<HerdResult> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'done') return resolve(data.result);
        progress[index] = data;
        onProgress(sum(progress));
      };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(configs[index]);
    });
  const results: HerdResult[] = [];
  let next = 0;
  const thread = async (): Promise<void> => {
    await inOwnTask();
    const worker = new Worker(new URL('./herd-worker.ts', import.meta.url), { type: 'module' });
    workers.push(worker);
    while (next < configs.length) {
      const index = next++;
      results[index] = await runOne(worker, index);
      await inOwnTask();
    }
  };
  const run = async (): Promise<readonly HerdView[]> => {
    try {
      await Promise.all(Array.from({ length: threadsFor(configs.length) }, thread));
    } finally {
      terminate();
    }
    const views = viewsOf(results);
    await inOwnTask();
    return views;
  };
  return { done: run(), cancel };
}
