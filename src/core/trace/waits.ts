import type { TraceEvent } from './trace.ts';

/** A wait before a new attempt. Times in ms. */
export type Wait = {
  readonly seq: number;
  readonly retry: number;
  readonly atMs: number;
  readonly delayMs: number;
  readonly ceilingMs: number;
  /** When the attempt after it opened or failed; the end of the wait while the run does not say. */
  readonly endMs: number;
  /** Whether that attempt opened; null while the run does not say. */
  readonly ok: boolean | null;
};

type Pending = { -readonly [K in keyof Wait]: Wait[K] };

/** Pairs every wait with the attempt that follows it. */
export function waitsFold() {
  const waits: Pending[] = [];
  /** Those that still wait, and by attempt those whose attempt is under way. */
  let waiting: Pending[] = [];
  const attempts = new Map<number, Pending[]>();
  return {
    take(event: TraceEvent): void {
      if (event.kind === 'retry-scheduled') {
        const { seq, atMs, retry, delayMs, ceilingMs } = event;
        const wait: Pending = { seq, retry, atMs, delayMs, ceilingMs, endMs: atMs + delayMs, ok: null };
        waits.push(wait);
        waiting.push(wait);
      } else if (event.kind === 'ready-state' && event.side === 'client') {
        if (event.state === 'CONNECTING') {
          attempts.set(event.attempt, waiting);
          waiting = [];
        } else if (event.state !== 'CLOSING') {
          for (const wait of attempts.get(event.attempt) ?? [])
            Object.assign(wait, { endMs: event.atMs, ok: event.state === 'OPEN' });
          attempts.delete(event.attempt);
        }
      }
    },
    result: (): readonly Wait[] => waits,
  };
}
