import type { MapPlan } from '../../core/herd/map-plan.ts';
import type { MapRow, MapTask } from './map-worker.ts';

/** More threads than this share the memory of a phone, and end no sooner. */
const THREADS_MAX = 4;

export type MapRunning = { readonly done: Promise<void>; readonly cancel: () => void };

/** A map on other threads, each row as soon as it is known. `done` rejects if the browser refuses a worker. */
export function mapInWorkers(plan: MapPlan, onRow: (row: MapRow) => void): MapRunning {
  const all = plan.rows.values.map((_, row) => row);
  const threads = Math.max(1, Math.min(THREADS_MAX, navigator.hardwareConcurrency || 1, all.length));
  const workers: Worker[] = [];
  const cancel = (): void => {
    for (const worker of workers) worker.terminate();
  };
  const run = (rows: readonly number[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      let left = rows.length;
      worker.addEventListener('message', ({ data }: MessageEvent<MapRow>) => {
        onRow(data);
        if (--left === 0) resolve();
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage({ plan, rows } satisfies MapTask);
    });
  // Neighbouring rows take about as long: each thread has every so many-th.
  const shares = Array.from({ length: threads }, (_, n) => all.filter((row) => row % threads === n));
  return {
    done: Promise.all(shares.map(run))
      .then(() => {})
      .finally(cancel),
    cancel,
  };
}
