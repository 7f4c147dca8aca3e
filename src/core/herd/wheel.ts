import { chanceOf, DRAW } from './chance.ts';
import { ATTEMPTS_MAX, BIN_MS } from './config.ts';
import type { Waits } from './waits.ts';

/** Clients are numbers below CLIENTS; the highest value is the end-of-list sentinel. */
const CLIENT_BITS = 20;
export const CLIENTS = 2 ** CLIENT_BITS;
export const NONE = CLIENTS - 1;

/** Times are whole numbers of 1/65,536 ms, so that the place within a millisecond fits two bytes. */
const FRACTION_BITS = 16;
export const FRACTIONS = 2 ** FRACTION_BITS;

/**
 * A client is two words, so that looking at it costs the processor one cache line, which eight clients share:
 * its round trip in milliseconds above the next client of its list, and its failed attempts above the place of its
 * attempt within its millisecond.
 */
const WORDS = 2;

/**
 * All clients and their next attempts: one bucket per millisecond, each a linked list through typed arrays, no object
 * per client and none per attempt. The few waits longer than a turn of the wheel stand in `far`, by millisecond.
 */
export type Wheel = {
  /** Of the waits; another one after every crash, so that nobody repeats the waits that led to it. */
  seed: number;
  readonly size: number;
  /** Attempts that would be later are not made. */
  readonly horizonMs: number;
  readonly head: Int32Array;
  readonly far: Map<number, number>;
  /** WORDS for each client. */
  readonly words: Int32Array;
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
export function createWheel(seed: number, clients: number, horizonMs: number, longestMs: number): Wheel {
  let size = 2_048;
  while (size < longestMs && size < 131_072) size *= 2;
  return {
    seed,
    size,
    horizonMs,
    head: new Int32Array(size).fill(NONE),
    far: new Map(),
    words: new Int32Array(clients * WORDS),
    attemptsIn: new Uint32Array(horizonMs / BIN_MS),
    tick: 0,
    pending: 0,
    attempts: 0,
    unanswered: 0,
    gaveUp: 0,
  };
}

export const nextOf = ({ words }: Wheel, client: number): number => words[client * WORDS]! & NONE;

export const roundTripMsOf = ({ words }: Wheel, client: number): number => words[client * WORDS]! >>> CLIENT_BITS;

/** Failed attempts so far. */
export const failuresOf = ({ words }: Wheel, client: number): number => words[client * WORDS + 1]! >>> FRACTION_BITS;

/** Where in its millisecond the client's attempt falls, in FRACTIONS. */
export const withinOf = ({ words }: Wheel, client: number): number => words[client * WORDS + 1]! & (FRACTIONS - 1);

/** No failed attempt counts any more. */
export function forgive({ words }: Wheel, client: number): void {
  words[client * WORDS + 1] = words[client * WORDS + 1]! & (FRACTIONS - 1);
}

function setNext({ words }: Wheel, client: number, next: number): void {
  words[client * WORDS] = (words[client * WORDS]! & ~NONE) | next;
}

/** A new client: nothing failed, nothing planned. */
export function addClient({ words }: Wheel, client: number, roundTripMs: number): void {
  words[client * WORDS] = (roundTripMs << CLIENT_BITS) | NONE;
}

/** Plans the client's next attempt `waitMs` after `fromMs`; Infinity lets it give up. Past the horizon it stays out. */
export function plan(wheel: Wheel, client: number, fromMs: number, waitMs: number): void {
  const dueMs = fromMs + waitMs;
  if (dueMs >= wheel.horizonMs) {
    if (dueMs === Number.POSITIVE_INFINITY) wheel.gaveUp++;
    return;
  }
  const dueTick = Math.floor(dueMs);
  wheel.words[client * WORDS + 1] =
    ((failuresOf(wheel, client) + 1) << FRACTION_BITS) | ((dueMs - dueTick) * FRACTIONS);
  wheel.pending++;
  if (dueTick - wheel.tick >= wheel.size) {
    setNext(wheel, client, wheel.far.get(dueTick) ?? NONE);
    wheel.far.set(dueTick, client);
    return;
  }
  const bucket = dueTick & (wheel.size - 1);
  setNext(wheel, client, wheel.head[bucket]!);
  wheel.head[bucket] = client;
}

/** Takes the clients whose attempts fall into the wheel's millisecond: the first of a list through `nextOf`. */
export function takeBucket(wheel: Wheel): number {
  const { head, far, tick } = wheel;
  const bucket = tick & (wheel.size - 1);
  let first = head[bucket]!;
  head[bucket] = NONE;
  if (far.size > 0) {
    for (let client = far.get(tick) ?? NONE; client !== NONE; ) {
      const following = nextOf(wheel, client);
      setNext(wheel, client, first);
      first = client;
      client = following;
    }
    far.delete(tick);
  }
  return first;
}

/** Goes on to the next millisecond with an attempt, but not beyond `untilTick`. */
export function skipEmpty(wheel: Wheel, untilTick: number): void {
  const { head, far, size } = wheel;
  if (far.size > 0 || wheel.pending === 0) return;
  const mask = size - 1;
  const none = NONE | 0;
  let { tick } = wheel;
  while (tick < untilTick && head[tick & mask] === none) tick++;
  wheel.tick = tick;
}

/**
 * Every attempt before `untilTick` finds no server, until `attemptsUntil` attempts have been made. This is the hot
 * loop, and so all of it is here, in local variables: in any order, since a client's chances depend on it alone.
 */
export function failUntil(
  wheel: Wheel,
  { table, attempts: known, kinds }: Waits,
  untilTick: number,
  attemptsUntil: number,
): void {
  const { seed, size, head, words, attemptsIn, far } = wheel;
  const mask = size - 1;
  // A constant of a module is looked up at each use and may be anything; these are whole numbers.
  const none = NONE | 0;
  const fractionBits = FRACTION_BITS | 0;
  const clientBits = CLIENT_BITS | 0;
  const within = (FRACTIONS - 1) | 0;
  const fractions = +FRACTIONS;
  const fractionMs = 1 / fractions;
  const horizonMs = wheel.horizonMs | 0;
  const binMs = BIN_MS | 0;
  const firstWait = DRAW.wait | 0;
  const lastWait = (known - 1) | 0;
  const ofKind = (2 * known) | 0;
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
        looked++;
        const at = client << 1; // WORDS
        const upper = words[at]!;
        const lower = words[at | 1]!;
        const attempt = lower >>> fractionBits;
        let n = (attempt < lastWait ? attempt : lastWait) << 1;
        if (kinds !== null) n += kinds[client]! * ofKind;
        const fromMs = tick + (lower & within) * fractionMs + (upper >>> clientBits);
        const waitMs = table[n]! + chanceOf(seed, client, firstWait + attempt) * table[n | 1]!;
        const dueMs = fromMs + waitMs;
        if (dueMs < wheelEndMs) {
          const dueTick = dueMs | 0;
          const bucket = dueTick & mask;
          words[at | 1] = ((attempt + 1) << fractionBits) | ((dueMs - dueTick) * fractions);
          words[at] = (upper & ~none) | head[bucket]!;
          head[bucket] = client;
        } else if (waitMs === Number.POSITIVE_INFINITY) {
          pending--;
          gaveUp++;
        } else {
          wheel.tick = tick;
          wheel.pending = pending - 1;
          plan(wheel, client, fromMs, waitMs);
          pending = wheel.pending;
        }
        client = upper & none;
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
