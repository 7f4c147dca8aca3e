import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { Answer } from './herd-worker.ts';
import type { Progress } from './run.ts';

/** A run on another thread. */
export type Running = { readonly done: Promise<readonly HerdView[]>; readonly cancel: () => void };

/**
 * Starts a run; `cancel` ends its thread at once, whatever it is doing, and leaves `done` unsettled. Throws where the
 * browser allows no worker; `done` is rejected where its file does not arrive.
 */
export function runInWorker(configs: readonly HerdConfig[], onProgress: (progress: Progress) => void): Running {
  const worker = new Worker(new URL('./herd-worker.ts', import.meta.url), { type: 'module' });
  const done = new Promise<readonly HerdView[]>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') onProgress(data);
      else {
        worker.terminate();
        resolve(data.views);
      }
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
  });
  worker.postMessage(configs);
  return { done, cancel: () => worker.terminate() };
}
