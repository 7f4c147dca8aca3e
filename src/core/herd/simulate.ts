import { drawDelay, startWaiting } from '../backoff/policy.ts';
import { capacitySteps } from './capacity.ts';
import { chanceOf, DRAW, herdSeed } from './chance.ts';
import { ATTEMPTS_MAX, BIN_MS, type HerdConfig, HORIZON_MS } from './config.ts';
import { createServer } from './server.ts';
import { compileWaits } from './waits.ts';
import {
  createWheel,
  FAILURES,
  FRACTION_MS,
  failUntil,
  NONE,
  PER_CLIENT,
  plan,
  ROUND_TRIP,
  takeBucket,
  WITHIN,
} from './wheel.ts';

/** More than the bound on clients, a power of two. */
const CLIENT_KEYS = 2 ** 20;

/** What happened per BIN_MS. */
export type HerdSeries = {
  readonly attempts: Uint32Array;
  readonly accepted: Uint32Array;
  /** Clients connected at the end of the bin. */
  readonly connected: Uint32Array;
};

export type HerdTotals = {
  readonly attempts: number;
  /** Attempts that found no server. */
  readonly unanswered: number;
  /** Attempts turned away, or given up in the queue. */
  readonly refused: number;
  readonly connected: number;
  readonly gaveUp: number;
  /** Some clients were still trying at the horizon, or the bound on attempts was reached. */
  readonly truncated: boolean;
};

export type HerdRun = {
  /** Looks at about `attempts` more attempts; true when the run has ended. */
  readonly advance: (attempts: number) => boolean;
  /** Clients that are back or have given up, and attempts so far. */
  readonly progress: () => { readonly settled: number; readonly attempts: number };
  readonly series: () => HerdSeries;
  readonly totals: () => HerdTotals;
};

/** Many clients reconnecting to a server that has just come back. Deterministic: same config, same numbers. */
export function startHerd(config: HerdConfig): HerdRun {
  const { clients, policy } = config;
  const seed = herdSeed(config.seed);
  const waits = compileWaits(policy);
  const longestMs = waits ? Math.max(...waits.lowMs.map((low, n) => low + waits.spanMs[n]!)) : Number.POSITIVE_INFINITY;
  const wheel = createWheel(seed, clients, longestMs);
  const { next, client: numbers } = wheel;
  const lastDelayMs = new Float64Array(waits ? 0 : clients);
  const acceptedIn = new Uint32Array(wheel.attemptsIn.length);
  const change = new Int32Array(wheel.attemptsIn.length + 1);
  const server = createServer(config, capacitySteps(config));
  let inBucket = new Float64Array(1_024);
  let connected = 0;
  let lastBin = 0;

  /** The wait before the client's next attempt; Infinity when it gives up. */
  function waitOf(client: number): number {
    const attempt = numbers[client * PER_CLIENT + FAILURES]!;
    const chance = chanceOf(seed, client, DRAW.wait + attempt);
    if (waits) {
      const n = Math.min(attempt, waits.lowMs.length - 1);
      return attempt < waits.attempts ? waits.lowMs[n]! + chance * waits.spanMs[n]! : Number.POSITIVE_INFINITY;
    }
    const { baseMs } = startWaiting(policy, () => chanceOf(seed, client, DRAW.base));
    const drawn = drawDelay(policy, { attempt, delayMs: lastDelayMs[client]!, baseMs }, () => chance);
    if (drawn === null) return Number.POSITIVE_INFINITY;
    lastDelayMs[client] = drawn.delayMs;
    return drawn.delayMs;
  }

  const { minMs, maxMs } = config.roundTrip;
  const { batches, gapMs, drainMs } = config;
  for (let batch = 0, client = 0; batch < batches; batch++) {
    const endClient = Math.ceil(((batch + 1) * clients) / batches);
    for (; client < endClient; client++) {
      const closedMs = batch * gapMs + chanceOf(seed, client, DRAW.close) * drainMs;
      numbers[client * PER_CLIENT + ROUND_TRIP] = minMs + chanceOf(seed, client, DRAW.roundTrip) * (maxMs - minMs);
      change[Math.floor(closedMs / BIN_MS)]!--;
      const waitMs = waits ? waits.lowMs[0]! + chanceOf(seed, client, DRAW.wait) * waits.spanMs[0]! : waitOf(client);
      plan(wheel, client, closedMs, waits?.attempts === 0 ? Number.POSITIVE_INFINITY : waitMs);
    }
  }

  /** A bucket's clients in the order of time, then of client: keys whose lower bits are the client. */
  function sortedBucket(first: number): Float64Array {
    let count = 0;
    for (let client = first; client !== NONE; client = next[client]!) {
      if (count === inBucket.length) {
        const larger = new Float64Array(count * 2);
        larger.set(inBucket);
        inBucket = larger;
      }
      inBucket[count++] = numbers[client * PER_CLIENT + WITHIN]! * CLIENT_KEYS + client;
    }
    return inBucket.subarray(0, count).sort();
  }

  /** One millisecond of a server that is up, or of waits that are no table. */
  function step(): void {
    const first = takeBucket(wheel);
    if (first !== NONE) {
      const { tick } = wheel;
      const bin = Math.floor(tick / BIN_MS);
      const isUp = server.isUp(tick);
      const bucket = sortedBucket(first);
      wheel.pending -= bucket.length;
      wheel.attempts += bucket.length;
      wheel.attemptsIn[bin]! += bucket.length;
      if (!isUp) wheel.unanswered += bucket.length;
      for (let i = 0; i < bucket.length; i++) {
        const client = bucket[i]! & (CLIENT_KEYS - 1);
        const at = client * PER_CLIENT;
        const atMs = tick + numbers[at + WITHIN]! * FRACTION_MS;
        const roundTripMs = numbers[at + ROUND_TRIP]!;
        const answerMs = isUp ? server.arrive(atMs, roundTripMs) : -(atMs + roundTripMs);
        if (answerMs < 0) {
          plan(wheel, client, -answerMs, waitOf(client));
          continue;
        }
        connected++;
        acceptedIn[bin]!++;
        const openBin = Math.min(acceptedIn.length, Math.floor(answerMs / BIN_MS));
        change[openBin]!++;
        lastBin = Math.max(lastBin, openBin);
      }
    }
    wheel.tick++;
  }

  const ended = (): boolean => wheel.pending === 0 || wheel.tick >= HORIZON_MS || wheel.attempts >= ATTEMPTS_MAX;

  function advance(budget: number): boolean {
    const until = wheel.attempts + budget;
    while (!ended() && wheel.attempts < until) {
      if (waits && !server.isUp(wheel.tick)) {
        failUntil(wheel, waits, Math.min(HORIZON_MS, server.nextChangeMs()), until);
      } else {
        step();
      }
    }
    return ended();
  }

  function series(): HerdSeries {
    const length = Math.min(acceptedIn.length, Math.max(lastBin, Math.floor(wheel.tick / BIN_MS)) + 1);
    const connectedIn = new Uint32Array(length);
    for (let bin = 0, now = clients; bin < length; bin++) {
      now += change[bin]!;
      connectedIn[bin] = now;
    }
    return {
      attempts: wheel.attemptsIn.slice(0, length),
      accepted: acceptedIn.slice(0, length),
      connected: connectedIn,
    };
  }

  return {
    advance,
    progress: () => ({ settled: connected + wheel.gaveUp, attempts: wheel.attempts }),
    series,
    totals: () => ({
      attempts: wheel.attempts,
      unanswered: wheel.unanswered,
      refused: wheel.attempts - wheel.unanswered - connected,
      connected,
      gaveUp: wheel.gaveUp,
      truncated: connected + wheel.gaveUp < clients,
    }),
  };
}
