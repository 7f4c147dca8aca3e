import type { HerdConfig } from '../../core/herd/config.ts';

/** A run as CSV, computed again on another thread: the same config, the same numbers. Rejects where there is no worker. */
export function csvInWorker(config: HerdConfig): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => worker.terminate();
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', ({ message }) => {
      end();
      reject(new Error(message));
    });
    worker.postMessage(config);
  });
}
