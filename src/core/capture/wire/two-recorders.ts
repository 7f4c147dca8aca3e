import type { Side } from '../../protocol/segment.ts';
import { captureBounds } from '../observed.ts';

/**
 * Where a packet was captured: the interface of the file, and the TTL or hop limit that it had left there. A packet that
 * is twice in a merged capture was captured at two of them.
 */
export const vantageOf = (face: number, hopLimit: number): number => face * 256 + hopLimit;

const faceOf = (vantage: number): number => Math.floor(vantage / 256);
const hopLimitOf = (vantage: number): number => vantage % 256;

/** Where and when a packet was captured. */
export type Capture = { readonly vantage: number; readonly atMs: number };

/** A packet, by the time at which the file has it first. `copyMs`: when the other recorder had it, if it did. */
type Seen = { readonly atSecond: boolean; copyMs: number | null };

/** The first of many and the last of many, as the events that are kept (EventList). */
class Kept {
  readonly #first = new Map<number, Seen>();
  readonly #last = new Map<number, Seen>();

  get(atMs: number): Seen | undefined {
    return this.#first.get(atMs) ?? this.#last.get(atMs);
  }

  set(atMs: number, seen: Seen): void {
    if (this.#first.size < captureBounds.eventsPerConnection) {
      this.#first.set(atMs, seen);
      return;
    }
    this.#last.set(atMs, seen);
    if (this.#last.size <= captureBounds.eventsPerConnection) return;
    const [oldest] = this.#last.keys();
    if (oldest !== undefined) this.#last.delete(oldest);
  }
}

/** The packets of one direction. `apartMs`: of some that stand twice, how much later the second place had them. */
type Direction = { first: number | null; second: number | null; readonly apartMs: number[]; readonly kept: Kept };

/** So many say how far two clocks and the way between them are apart. */
const apartMax = 200;

const newDirection = (): Direction => ({ first: null, second: null, apartMs: [], kept: new Kept() });

function medianOf(some: readonly number[]): number {
  return some.toSorted((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0;
}

/**
 * The clocks of two recorders in one merged capture. A file has each packet first where it was captured first, which is at
 * its sender, or wherever the clock is behind: lifetimes would mix two clocks. All times become those of the recorder that
 * stood nearer to the client.
 */
export class TwoRecorders {
  readonly #of: Readonly<Record<Side, Direction>> = { client: newDirection(), server: newDirection() };

  /** Where the first packet of a side was captured. */
  begin(by: Side, firstVantage: number): void {
    this.#of[by].first ??= firstVantage;
  }

  /** A packet that the file has not had before, captured elsewhere than the first. */
  add(by: Side, vantage: number, atMs: number): void {
    const direction = this.#of[by];
    direction.second ??= vantage;
    if (vantage === direction.second) direction.kept.set(atMs, { atSecond: true, copyMs: null });
  }

  /** A packet that the file already had, captured `before`. */
  copy(by: Side, before: Capture, { vantage, atMs }: Capture): void {
    const direction = this.#of[by];
    if (before.vantage === direction.first) direction.second ??= vantage === direction.first ? null : vantage;
    const atSecond = before.vantage === direction.second;
    if (before.vantage === vantage || vantage !== (atSecond ? direction.first : direction.second)) return;
    const seen = direction.kept.get(before.atMs);
    if (seen) seen.copyMs ??= atMs;
    else direction.kept.set(before.atMs, { atSecond, copyMs: atMs });
    if (direction.apartMs.length < apartMax) direction.apartMs.push(atSecond ? before.atMs - atMs : atMs - before.atMs);
  }

  /** Whether packets of that side were captured at two places. */
  isTwice(by: Side): boolean {
    return this.#of[by].apartMs.length > 0;
  }

  /** Which place of a direction is nearer to the client; null: there is only one, or nothing tells. */
  #nearer(by: Side): 'first' | 'second' | null {
    const { first, second, apartMs } = this.#of[by];
    if (first === null || second === null || apartMs.length === 0) return null;
    const hops = hopLimitOf(first) - hopLimitOf(second);
    // Each router takes one off.
    if (hops !== 0) return hops > 0 === (by === 'client') ? 'first' : 'second';
    const other = this.#of[by === 'client' ? 'server' : 'client'];
    if (other.first === null || other.apartMs.length === 0) return null;
    // The way there and back is longest for the recorder at the client, whatever the clocks say.
    const ownMs = medianOf(apartMs);
    const otherMs = medianOf(other.apartMs) * (faceOf(other.first) === faceOf(first) ? 1 : -1);
    return ownMs > otherMs === (by === 'client') ? 'first' : 'second';
  }

  /** Gives for the time of a packet of one side the time of the recorder nearer to the client. */
  clock(): (by: Side, atMs: number) => number {
    const near = { client: this.#nearer('client'), server: this.#nearer('server') };
    const apartMs = { client: medianOf(this.#of.client.apartMs), server: medianOf(this.#of.server.apartMs) };
    return (by, atMs) => {
      const nearer = near[by];
      if (nearer === null) return atMs;
      const seen = this.#of[by].kept.get(atMs);
      if ((seen?.atSecond ?? false) === (nearer === 'second')) return atMs;
      return seen?.copyMs ?? (nearer === 'first' ? atMs - apartMs[by] : atMs + apartMs[by]);
    };
  }
}
