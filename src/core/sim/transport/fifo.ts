type List<T> = { readonly item: T; readonly rest: List<T> } | null;

/**
 * An immutable queue: adding and taking cost the same however long it is, so that a socket which holds back thousands
 * of messages costs no more for each. `last` is in reverse order.
 */
export type Fifo<T> = { readonly first: List<T>; readonly last: List<T>; readonly length: number };

export const empty: Fifo<never> = { first: null, last: null, length: 0 };

export function fifo<T>(items: readonly T[]): Fifo<T> {
  let first: List<T> = null;
  for (let i = items.length - 1; i >= 0; i--) first = { item: items[i]!, rest: first };
  return { first, last: null, length: items.length };
}

function reversed<T>(list: List<T>): List<T> {
  let turned: List<T> = null;
  for (let at = list; at; at = at.rest) turned = { item: at.item, rest: turned };
  return turned;
}

/** The same queue with its first item at hand. */
const ready = <T>(queue: Fifo<T>): Fifo<T> =>
  queue.first ? queue : { first: reversed(queue.last), last: null, length: queue.length };

export const add = <T>({ first, last, length }: Fifo<T>, item: T): Fifo<T> => ({
  first,
  last: { item, rest: last },
  length: length + 1,
});

/** The first item; undefined when there is none. */
export const peek = <T>(queue: Fifo<T>): T | undefined => ready(queue).first?.item;

/** Without the items at its head that `gone` says are gone. */
export function dropWhile<T>(queue: Fifo<T>, gone: (item: T) => boolean): Fifo<T> {
  let left = ready(queue);
  while (left.first && gone(left.first.item))
    left = ready({ first: left.first.rest, last: left.last, length: left.length - 1 });
  return left;
}

/** With another first item. */
export function replaceFirst<T>(queue: Fifo<T>, item: T): Fifo<T> {
  const { first, last, length } = ready(queue);
  return { first: { item, rest: first?.rest ?? null }, last, length };
}

export function items<T>(queue: Fifo<T>): readonly T[] {
  const list: T[] = [];
  for (let at = queue.first; at; at = at.rest) list.push(at.item);
  for (let at = reversed(queue.last); at; at = at.rest) list.push(at.item);
  return list;
}
