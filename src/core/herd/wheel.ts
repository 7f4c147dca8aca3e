import { chanceOf, DRAW } from './chance.ts';
import { ATTEMPTS_MAX, BIN_MS, HORIZON_MS } from './config.ts';
import type { Waits } from './waits.ts';

/** The end of a list of clients. */
export const NONE = -1;

/** Times are whole numbers of 1/65,536 ms, so that the place within a millisecond fits two bytes. */
export const FRACTIONS = 65_536;

/**
 * All clients and their next attempts: one bucket per millisecond, each a linked list through typed arrays, no object
 * per client and none per attempt. The few waits longer than a turn of the wheel stand in `far`, by millisecond.
 */
export type Wheel = {
  readonly seed: number;
  readonly size: number;
  readonly head: Int32Array;
  readonly far: Map<number, number>;
  readonly next: Int32Array;
  /** Where in its millisecond an attempt falls, in FRACTIONS. */
  readonly within: Uint16Array;
  readonly failures: Uint16Array;
  readonly roundTripMs: Uint16Array;
  /** Attempts per BIN_MS. */
  readonly attemptsIn: Uint32Array;
  /** The millisecond to look at next. */
  tick: number;
  /** Clients with an attempt ahead. */
  pending: number;
  attempts: number;
  /** Attempts that found no server. */
  unanswered: number;
  gaveUp: number;
};

/** A power of two that holds the longest wait, within what a processor's cache likes. */
export function createWheel(seed: number, clients: number, longestMs: number): Wheel {
  let size = 32_768;
  while (size < longestMs && size < 131_072) size *= 2;
  return {
    seed,
    size,
    head: new Int32Array(size).fill(NONE),
    far: new Map(),
    next: new Int32Array(clients),
    within: new Uint16Array(clients),
    failures: new Uint16Array(clients),
    roundTripMs: new Uint16Array(clients),
    attemptsIn: new Uint32Array(HORIZON_MS / BIN_MS),
    tick: 0,
    pending: 0,
    attempts: 0,
    unanswered: 0,
    gaveUp: 0,
  };
}

/** Plans the client's next attempt `waitMs` after `fromMs`; Infinity lets it give up. Past the horizon it stays out. */
export function plan(wheel: Wheel, client: number, fromMs: number, waitMs: number): void {
  const dueMs = fromMs + waitMs;
  if (dueMs >= HORIZON_MS) {
    if (dueMs === Number.POSITIVE_INFINITY) wheel.gaveUp++;
    return;
  }
  const dueTick = Math.floor(dueMs);
  wheel.failures[client]!++;
  wheel.within[client] = (dueMs - dueTick) * FRACTIONS;
  wheel.pending++;
  if (dueTick - wheel.tick >= wheel.size) {
    wheel.next[client] = wheel.far.get(dueTick) ?? NONE;
    wheel.far.set(dueTick, client);
    return;
  }
  const bucket = dueTick & (wheel.size - 1);
  wheel.next[client] = wheel.head[bucket]!;
  wheel.head[bucket] = client;
}

/** Takes the clients whose attempts fall into the wheel's millisecond: the first of a list through `next`. */
export function takeBucket(wheel: Wheel): number {
  const { head, next, far, tick } = wheel;
  const bucket = tick & (wheel.size - 1);
  let first = head[bucket]!;
  head[bucket] = NONE;
  if (far.size > 0) {
    for (let client = far.get(tick) ?? NONE; client !== NONE; ) {
      const following = next[client]!;
      next[client] = first;
      first = client;
      client = following;
    }
    far.delete(tick);
  }
  return first;
}

/**
 * Every attempt before `untilTick` finds no server, until `attemptsUntil` attempts have been made. This is the hot
 * loop, and so all of it is here, in local variables: in any order, since a client's chances depend on it alone.
 */
export function failUntil(wheel: Wheel, waits: Waits, untilTick: number, attemptsUntil: number): void {
  const { seed, size, head, next, within, failures, roundTripMs, attemptsIn, far } = wheel;
  const { lowMs, spanMs, attempts: allowed } = waits;
  const mask = size - 1;
  const lastWait = lowMs.length - 1;
  const stopAt = Math.min(attemptsUntil, ATTEMPTS_MAX);
  let { tick, pending, attempts } = wheel;
  while (tick < untilTick && pending > 0 && attempts < stopAt) {
    let client = head[tick & mask]!;
    if (far.size > 0) {
      wheel.tick = tick;
      client = takeBucket(wheel);
    }
    if (client !== NONE) {
      head[tick & mask] = NONE;
      let looked = 0;
      while (client !== NONE) {
        const following = next[client]!;
        looked++;
        const attempt = failures[client]!;
        const n = attempt < lastWait ? attempt : lastWait;
        const fromMs = tick + within[client]! / FRACTIONS + roundTripMs[client]!;
        const waitMs =
          attempt < allowed
            ? lowMs[n]! + chanceOf(seed, client, DRAW.wait + attempt) * spanMs[n]!
            : Number.POSITIVE_INFINITY;
        const dueMs = fromMs + waitMs;
        if (dueMs - tick < size && dueMs < HORIZON_MS) {
          const dueTick = Math.floor(dueMs);
          failures[client] = attempt + 1;
          within[client] = (dueMs - dueTick) * FRACTIONS;
          next[client] = head[dueTick & mask]!;
          head[dueTick & mask] = client;
        } else {
          wheel.tick = tick;
          wheel.pending = pending - 1;
          plan(wheel, client, fromMs, waitMs);
          pending = wheel.pending;
        }
        client = following;
      }
      attempts += looked;
      attemptsIn[Math.floor(tick / BIN_MS)]! += looked;
    }
    tick++;
  }
  wheel.unanswered += attempts - wheel.attempts;
  wheel.tick = tick;
  wheel.pending = pending;
  wheel.attempts = attempts;
}
