import type { MapPlan } from '../../core/herd/map-plan.ts';
import type { QuickBack } from '../../core/herd/quick-back.ts';
import type { MapAnswer, MapTask } from './map-worker.ts';

/** More threads than this share the memory of a phone, and end no sooner. */
const THREADS_MAX = 4;
/** Cells of a task: some take a hundred times as long as others, and the threads are to end together. */
const PORTION = 10;
/** Tasks that a thread holds: one that it computes, and the next. */
const AHEAD = 2;
/** Between two pictures of what is known so far: drawing each answer would take the page as long as the map itself. */
const SHOWN_EVERY_MS = 200;

/** By row and column; undefined until it is computed. A row is another array once it is whole, and is drawn once. */
export type MapCells = readonly (readonly (QuickBack | undefined)[])[];

export type MapRunning = { readonly done: Promise<void>; readonly cancel: () => void };

/**
 * A map on other threads: what is known so far, now and then, and the whole before `done` resolves. `done` rejects if the
 * browser refuses a worker or one of them fails.
 */
export function mapInWorkers(plan: MapPlan, onCells: (cells: MapCells) => void): MapRunning {
  const { length } = plan.columns.values;
  const tasks = plan.rows.values.flatMap((_, row) =>
    Array.from({ length: Math.ceil(length / PORTION) }, (_, n): MapTask => {
      const from = n * PORTION;
      return { plan, row, from, to: Math.min(length, from + PORTION) };
    }),
  );
  const cells: (readonly (QuickBack | undefined)[])[] = plan.rows.values.map(() => Array(length).fill(undefined));
  const computed = cells.map((row) => [...row]);
  const threads = Math.max(1, Math.min(THREADS_MAX, navigator.hardwareConcurrency || 1));
  const workers: Worker[] = [];
  let sent = 0;
  let answered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    onCells([...cells]);
  };
  const cancel = (): void => {
    clearTimeout(timer);
    for (const worker of workers) worker.terminate();
  };
  const done = new Promise<void>((resolve, reject) => {
    for (let thread = 0; thread < threads; thread++) {
      const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      const give = (): void => {
        const task = tasks[sent++];
        if (task) worker.postMessage(task);
      };
      worker.addEventListener('message', ({ data }: MessageEvent<MapAnswer>) => {
        give();
        const row = computed[data.row]!;
        row.splice(data.from, data.cells.length, ...data.cells);
        if (!row.includes(undefined)) cells[data.row] = row;
        if (++answered < tasks.length) {
          timer ??= setTimeout(show, SHOWN_EVERY_MS);
          return;
        }
        clearTimeout(timer);
        show();
        resolve();
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      for (let i = 0; i < AHEAD; i++) give();
    }
  }).finally(cancel);
  return { done, cancel };
}
