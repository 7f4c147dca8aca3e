import type { Side } from '../../protocol/segment.ts';
import { joinedGaps } from '../gaps.ts';
import { captureBounds, type Gap } from '../observed.ts';

/** Stretches in which more was sent than was captured, on the clocks of their senders. */
export class MissedPackets {
  readonly #stretches: { readonly by: Side; readonly fromMs: number; toMs: number }[] = [];

  add(by: Side, fromMs: number, toMs: number): void {
    if (toMs <= fromMs) return;
    const last = this.#stretches.at(-1);
    if (!last || this.#stretches.length < captureBounds.gapsPerConnection) this.#stretches.push({ by, fromMs, toMs });
    else last.toMs = Math.max(last.toMs, toMs);
  }

  /** With those that a bound has left out, which are of either side. `since`: the time of a side on one clock. */
  gaps(bound: readonly Gap[], since: (by: Side, atMs: number) => number): readonly Gap[] {
    const gapOf = (why: Gap['why'], ...timesMs: readonly number[]): Gap => ({
      fromMs: Math.min(...timesMs),
      toMs: Math.max(...timesMs),
      why,
    });
    const sides: readonly Side[] = ['client', 'server'];
    return joinedGaps([
      ...bound.map(({ fromMs, toMs, why }) =>
        gapOf(why, ...sides.flatMap((side) => [since(side, fromMs), since(side, toMs)])),
      ),
      ...this.#stretches.map(({ by, fromMs, toMs }) => gapOf('missed', since(by, fromMs), since(by, toMs))),
    ]);
  }
}
