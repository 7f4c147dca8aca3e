import type { Side } from '../../protocol/segment.ts';

/** Several interfaces write their packets a little out of order; a clock that is set right jumps. */
const setBackFromMs = 1_000;

/** Whether the times of a connection can be compared. */
export class CaptureClock {
  readonly #lastMs: Record<Side, number> = { client: Number.NEGATIVE_INFINITY, server: Number.NEGATIVE_INFINITY };
  /** Some packets have no time (pcapng's Simple Packet Block). */
  isMissing = false;
  isSetBack = false;

  /** `isFirst`: captured where the first packet of that side was. Another recorder has a clock of its own. */
  see(by: Side, isFirst: boolean, atMs: number): void {
    if (Number.isNaN(atMs)) this.isMissing = true;
    else if (isFirst) {
      this.isSetBack ||= atMs < this.#lastMs[by] - setBackFromMs;
      this.#lastMs[by] = atMs;
    }
  }
}
