import type { Answer, Ask, Found, Listed, Traced } from './messages.ts';

/** Files that are read, or have been. `done` rejects if the browser refuses a worker or it fails. */
export type Reading = {
  readonly done: Promise<Found>;
  readonly traceOf: (id: string) => Promise<Traced>;
  /** Ends the worker at once, whatever it is doing; everything that it held is gone. */
  readonly cancel: () => void;
};

/** Reads files on a thread of its own; nothing else loads the code that reads them. */
export function readInWorker(files: readonly File[], onProgress: (file: number, bytes: number) => void): Reading {
  const worker = new Worker(new URL('./recording-worker.ts', import.meta.url), { type: 'module' });
  const traces = new Map<string, (traced: Traced) => void>();
  const ask = (message: Ask): void => worker.postMessage(message);
  const listed: Listed[][] = [];
  const done = new Promise<Found>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'listed') {
        const known = listed[data.incident] ?? [];
        listed[data.incident] = known;
        known.push(...data.connections);
      } else if (data.kind === 'done') {
        const { files: read, incidents } = data;
        resolve({ files: read, incidents: incidents.map((one, i) => ({ ...one, connections: listed[i] ?? [] })) });
      } else if (data.kind === 'progress') onProgress(data.file, data.bytes);
      else traces.get(data.id)?.(data.traced);
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    ask({ kind: 'read', files });
  });
  return {
    done,
    traceOf: (id) =>
      new Promise((resolve) => {
        traces.set(id, resolve);
        ask({ kind: 'trace', id });
      }),
    cancel: () => worker.terminate(),
  };
}
