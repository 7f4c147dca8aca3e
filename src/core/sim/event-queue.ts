/** One thing that will happen, and the event that leads to it. `order` breaks ties: first scheduled, first run. */
export type Scheduled = {
  readonly atMs: number;
  readonly order: number;
  readonly cause: number | null;
  readonly run: () => void;
};

/** A binary heap ordered by `(atMs, order)`. */
export type EventQueue = { readonly heap: Scheduled[] };

const before = (a: Scheduled, b: Scheduled) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

export function push({ heap }: EventQueue, item: Scheduled): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(item, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = item;
}

/** Takes the earliest item out; undefined when nothing is left. */
export function pop({ heap }: EventQueue): Scheduled | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
