import { chanceOf, DRAW } from './chance.ts';
import { ATTEMPTS_MAX, BIN_MS, HORIZON_MS } from './config.ts';
import type { Waits } from './waits.ts';

/** The end of a list of clients. */
export const NONE = -1;

/** Times are whole numbers of 1/65,536 ms, so that the place within a millisecond fits two bytes. */
export const FRACTIONS = 65_536;
export const FRACTION_MS = 1 / FRACTIONS;

/** A client's numbers lie side by side, so that looking at it costs the processor one cache line. */
export const PER_CLIENT = 4;
/** Where in its millisecond its attempt falls, in FRACTIONS. */
export const WITHIN = 0;
/** Its failed attempts so far. */
export const FAILURES = 1;
/** Its round trip in milliseconds. */
export const ROUND_TRIP = 2;

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
  /** PER_CLIENT numbers for each client. */
  readonly client: Uint16Array;
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
    client: new Uint16Array(clients * PER_CLIENT),
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
  wheel.client[client * PER_CLIENT + FAILURES]!++;
  wheel.client[client * PER_CLIENT + WITHIN] = (dueMs - dueTick) * FRACTIONS;
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
  const { seed, size, head, next, client: numbers, attemptsIn, far } = wheel;
  const { lowMs, spanMs, attempts: allowed } = waits;
  const mask = size - 1;
  // What other modules see through this module's exports is looked up at each use; these are not.
  const [none, perClient, within, failures, roundTrip] = [NONE, PER_CLIENT, WITHIN, FAILURES, ROUND_TRIP];
  const [fractions, fractionMs, horizonMs, binMs] = [FRACTIONS, FRACTION_MS, HORIZON_MS, BIN_MS];
  const firstWait = DRAW.wait;
  const lastWait = lowMs.length - 1;
  const stopAt = Math.min(attemptsUntil, ATTEMPTS_MAX);
  let { tick, pending, attempts, gaveUp } = wheel;
  while (tick < untilTick && pending > 0 && attempts < stopAt) {
    let client = head[tick & mask]!;
    if (far.size > 0) {
      wheel.tick = tick;
      client = takeBucket(wheel);
    }
    if (client !== none) {
      head[tick & mask] = none;
      const wheelEndMs = Math.min(tick + size, horizonMs);
      let looked = 0;
      while (client !== none) {
        const following = next[client]!;
        looked++;
        const at = client * perClient;
        const attempt = numbers[at + failures]!;
        const n = attempt < lastWait ? attempt : lastWait;
        const fromMs = tick + numbers[at + within]! * fractionMs + numbers[at + roundTrip]!;
        const waitMs = lowMs[n]! + chanceOf(seed, client, firstWait + attempt) * spanMs[n]!;
        const dueMs = fromMs + waitMs;
        if (attempt < allowed && dueMs < wheelEndMs) {
          const dueTick = dueMs | 0;
          numbers[at + failures] = attempt + 1;
          numbers[at + within] = (dueMs - dueTick) * fractions;
          next[client] = head[dueTick & mask]!;
          head[dueTick & mask] = client;
        } else if (attempt < allowed) {
          wheel.tick = tick;
          wheel.pending = pending - 1;
          plan(wheel, client, fromMs, waitMs);
          pending = wheel.pending;
        } else {
          pending--;
          gaveUp++;
        }
        client = following;
      }
      attempts += looked;
      attemptsIn[Math.floor(tick / binMs)]! += looked;
    }
    tick++;
  }
  wheel.unanswered += attempts - wheel.attempts;
  wheel.tick = tick;
  wheel.pending = pending;
  wheel.attempts = attempts;
  wheel.gaveUp = gaveUp;
}
