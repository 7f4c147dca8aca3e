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

/** Threads that have started and have nothing to do: starting takes a fifth of the time from a press to the last cell. */
const idle: Worker[] = [];

function startThread(): Worker {
  const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' });
  // One that fails while it is idle is not used.
  worker.addEventListener('error', () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  });
  return worker;
}

/** One core is left to the page, which draws meanwhile, and to the engine: each thread has it compile the same code. */
const threadsMax = (): number => Math.max(1, Math.min(THREADS_MAX, (navigator.hardwareConcurrency || 2) - 1));

/** Starts the threads of a map that will probably be asked for soon. */
export function expectMap(): void {
  try {
    while (idle.length < threadsMax()) idle.push(startThread());
  } catch {
    // A browser that refuses workers is told of when a map is asked for.
  }
}

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
  const workers: Worker[] = [];
  const ended = new AbortController();
  let sent = 0;
  let answered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    onCells([...cells]);
  };
  const end = (isWhole: boolean): void => {
    clearTimeout(timer);
    ended.abort();
    for (const worker of workers.splice(0)) {
      if (isWhole) idle.push(worker);
      else worker.terminate();
    }
  };
  const done = new Promise<void>((resolve, reject) => {
    for (let thread = 0; thread < threadsMax(); thread++) {
      const worker = idle.pop() ?? startThread();
      workers.push(worker);
      const give = (): void => {
        const task = tasks[sent++];
        if (task) worker.postMessage(task);
      };
      const take = ({ data }: MessageEvent<MapAnswer>): void => {
        give();
        const row = computed[data.row]!;
        row.splice(data.from, data.cells.length, ...data.cells);
        if (!row.includes(undefined)) cells[data.row] = row;
        if (++answered < tasks.length) {
          timer ??= setTimeout(show, SHOWN_EVERY_MS);
          return;
        }
        end(true);
        show();
        resolve();
      };
      worker.addEventListener('message', take, ended);
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), ended);
      for (let i = 0; i < AHEAD; i++) give();
    }
  });
  done.catch(() => end(false));
  return { done, cancel: () => end(false) };
}
