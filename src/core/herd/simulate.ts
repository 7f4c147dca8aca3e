import { drawerOf, startWaiting } from '../backoff/policy.ts';
import { capacitySteps } from './capacity.ts';
import { chanceOf, DRAW, herdSeed } from './chance.ts';
import { ATTEMPTS_MAX, BIN_MS, type HerdConfig, HORIZON_MS } from './config.ts';
import { createServer } from './server.ts';
import { compileWaits, longestWaitMs, waitMsOf } from './waits.ts';
import {
  addClient,
  CLIENTS,
  createWheel,
  FRACTIONS,
  failUntil,
  failuresOf,
  NONE,
  nextOf,
  plan,
  roundTripMsOf,
  takeBucket,
  withinOf,
} from './wheel.ts';

/** The hot loop is entered again this often: compiled while it runs it would keep checking what a fresh call knows. */
const STRIDE_MS = 1_000;

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
  const draw = drawerOf(policy);
  const wheel = createWheel(seed, clients, waits ? longestWaitMs(waits) : Number.POSITIVE_INFINITY);
  const lastDelayMs = new Float64Array(waits ? 0 : clients);
  const acceptedIn = new Uint32Array(wheel.attemptsIn.length);
  const change = new Int32Array(wheel.attemptsIn.length + 1);
  const server = createServer(config, capacitySteps(config));
  let inBucket = new Float64Array(1_024);
  let connected = 0;
  let lastBin = 0;

  /** The wait before the client's next attempt; Infinity when it gives up. */
  function waitOf(client: number): number {
    const attempt = failuresOf(wheel, client);
    const chance = chanceOf(seed, client, DRAW.wait + attempt);
    if (waits) return waitMsOf(waits, attempt, chance);
    const { baseMs } = startWaiting(policy, () => chanceOf(seed, client, DRAW.base));
    const delayMs = draw({ attempt, delayMs: lastDelayMs[client]!, baseMs }, () => chance);
    if (delayMs === null) return Number.POSITIVE_INFINITY;
    lastDelayMs[client] = delayMs;
    return delayMs;
  }

  const { minMs, maxMs } = config.roundTrip;
  const { batches, gapMs, drainMs } = config;
  /** The client loses its connection while its batch's server drains. */
  function lose(client: number, drainFromMs: number): void {
    const closedMs = drainFromMs + chanceOf(seed, client, DRAW.close) * drainMs;
    addClient(wheel, client, minMs + chanceOf(seed, client, DRAW.roundTrip) * (maxMs - minMs));
    change[Math.floor(closedMs / BIN_MS)]!--;
    plan(wheel, client, closedMs, waits ? waitMsOf(waits, 0, chanceOf(seed, client, DRAW.wait)) : waitOf(client));
  }
  for (let batch = 0, client = 0; batch < batches; batch++) {
    const endClient = Math.ceil(((batch + 1) * clients) / batches);
    for (; client < endClient; client++) lose(client, batch * gapMs);
  }

  /** A bucket's clients in the order of time, then of client: keys whose lower bits are the client. */
  function sortedBucket(first: number): Float64Array {
    let count = 0;
    for (let client = first; client !== NONE; client = nextOf(wheel, client)) {
      if (count === inBucket.length) {
        const larger = new Float64Array(count * 2);
        larger.set(inBucket);
        inBucket = larger;
      }
      inBucket[count++] = withinOf(wheel, client) * CLIENTS + client;
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
        const client = bucket[i]! & (CLIENTS - 1);
        const atMs = tick + withinOf(wheel, client) / FRACTIONS;
        const roundTripMs = roundTripMsOf(wheel, client);
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
        failUntil(wheel, waits, Math.min(HORIZON_MS, server.nextChangeMs(), wheel.tick + STRIDE_MS), until);
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
