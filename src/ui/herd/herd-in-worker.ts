import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdResult } from '../../core/herd/result.ts';
import { type Progress, viewsOf } from '../../core/herd/run-herd.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { Answer } from './herd-worker.ts';

/** A run on other threads. `done` rejects if the browser refuses a worker or one of them fails. */
export type Running = { readonly done: Promise<readonly HerdView[]>; readonly cancel: () => void };

const sum = (all: readonly Progress[]): Progress =>
  all.reduce((a, b) => ({ settled: a.settled + b.settled, attempts: a.attempts + b.attempts }));

/** One thread a policy. `cancel` ends them at once, whatever they are doing, and leaves `done` unsettled. */
export function runInWorkers(configs: readonly HerdConfig[], onProgress: (progress: Progress) => void): Running {
  const workers: Worker[] = [];
  const progress: Progress[] = configs.map(() => ({ settled: 0, attempts: 0 }));
  const cancel = (): void => {
    for (const worker of workers) worker.terminate();
  };
  const runOne = (config: HerdConfig, index: number): Promise<HerdResult> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./herd-worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'done') return resolve(data.result);
        progress[index] = data;
        onProgress(sum(progress));
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage(config);
    });
  const done = Promise.all(configs.map(runOne)).finally(cancel).then(viewsOf);
  return { done, cancel };
}
