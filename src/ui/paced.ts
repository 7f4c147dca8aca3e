import { useRef } from 'preact/hooks';

/** For each millisecond of script the page gets this many for itself: layout and paint take two or three of them. */
const REST = 8;

/**
 * `call`, at once after a pause, but while values come faster than the page can draw them only as often as leaves it
 * most of its time. The last value is always passed. Rendering, in the microtask that `call` leads to, counts as script.
 */
export function usePaced<T>(call: (value: T) => void): (value: T) => void {
  const latest = useRef(call);
  latest.current = call;
  const paced = useRef<((value: T) => void) | null>(null);
  paced.current ??= pace((value) => latest.current(value));
  return paced.current;
}

/** See `usePaced`. */
export function pace<T>(call: (value: T) => void): (value: T) => void {
  let resting = false;
  let waiting: { readonly value: T } | null = null;
  function pass(value: T): void {
    resting = true;
    const startedAt = performance.now();
    call(value);
    queueMicrotask(() => setTimeout(rested, REST * (performance.now() - startedAt)));
  }
  function rested(): void {
    resting = false;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    pass(value);
  }
  return (value) => {
    if (resting) waiting = { value };
    else pass(value);
  };
}
