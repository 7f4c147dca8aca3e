import { captureBounds, type ObservedEvent } from './observed.ts';

/** The events of one connection, bounded: of a long one the first half of the bound and the last half are kept. */
export class EventList {
  readonly #first: ObservedEvent[] = [];
  #last: ObservedEvent[] = [];
  truncated = false;

  add(event: ObservedEvent): void {
    const half = captureBounds.eventsPerConnection / 2;
    if (this.#first.length < half) {
      this.#first.push(event);
      return;
    }
    this.#last.push(event);
    if (this.#last.length >= 2 * half) {
      this.#last = this.#last.slice(half);
      this.truncated = true;
    }
  }

  all(): ObservedEvent[] {
    const half = captureBounds.eventsPerConnection / 2;
    const last = this.#last.slice(-half);
    if (last.length < this.#last.length) this.truncated = true;
    return [...this.#first, ...last].sort((a, b) => a.atMs - b.atMs);
  }
}
