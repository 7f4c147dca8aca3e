import { captureBounds, type Gap, type ObservedEvent } from './observed.ts';

/** The same event on another clock. */
export const timed = (event: ObservedEvent, clock: (atMs: number) => number): ObservedEvent => ({
  ...event,
  atMs: clock(event.atMs),
  ...('untilMs' in event && event.untilMs !== undefined && { untilMs: clock(event.untilMs) }),
});

/** The events of one connection, bounded: of a long one the first half of the bound and the last half are kept. */
export class EventList {
  readonly #first: ObservedEvent[] = [];
  #last: ObservedEvent[] = [];
  /** Between which moments events were given up. */
  #gap: readonly [fromMs: number, toMs: number] | null = null;

  add(event: ObservedEvent): void {
    const half = captureBounds.eventsPerConnection / 2;
    if (this.#first.length < half) {
      this.#first.push(event);
      return;
    }
    this.#last.push(event);
    if (this.#last.length >= 2 * half) this.#keepLast(half);
  }

  #keepLast(count: number): void {
    for (const { atMs } of this.#last.slice(0, -count)) {
      const [fromMs, toMs] = this.#gap ?? [atMs, atMs];
      this.#gap = [Math.min(fromMs, atMs), Math.max(toMs, atMs)];
    }
    this.#last = this.#last.slice(-count);
  }

  all(): ObservedEvent[] {
    this.#keepLast(captureBounds.eventsPerConnection / 2);
    return [...this.#first, ...this.#last].sort((a, b) => a.atMs - b.atMs);
  }

  /** What `all` leaves out, from the last event before it to the first after it. */
  gaps(): readonly Gap[] {
    this.#keepLast(captureBounds.eventsPerConnection / 2);
    if (!this.#gap) return [];
    const [fromMs, toMs] = this.#gap;
    const [before, after] = [this.#first.at(-1)!, this.#last[0]!];
    return [{ fromMs: Math.min(fromMs, before.atMs), toMs: Math.max(toMs, after.atMs), why: 'bound' }];
  }
}
