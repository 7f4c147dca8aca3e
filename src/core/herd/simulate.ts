import { drawerOf, type Range, startWaiting } from '../backoff/policy.ts';
import { capacitySteps } from './capacity.ts';
import { chanceOf, DRAW, herdSeed } from './chance.ts';
import { ATTEMPTS_MAX, BIN_MS, type HerdConfig, HORIZON_MS } from './config.ts';
import { createLedger, type Ledger, together } from './ledger.ts';
import { membersOf } from './members.ts';
import { createOpen } from './open-connections.ts';
import { createServer, LEFT, REFUSED } from './server.ts';
import { compileWaits, longestWaitMs, waitMsOf } from './waits.ts';
import {
  addClient,
  CLIENTS,
  createWheel,
  FRACTIONS,
  failUntil,
  failuresOf,
  forgive,
  NONE,
  nextOf,
  plan,
  roundTripMsOf,
  skipEmpty,
  takeBucket,
  withinOf,
} from './wheel.ts';

/** The hot loop is entered again this often: compiled while it runs it would keep checking what a fresh call knows. */
const STRIDE_MS = 1_000;

/** As many keys are sorted sooner by insertion than a view of them is made. */
const FEW = 16;

function sortFew(keys: Float64Array, count: number): void {
  for (let from = 1; from < count; from++) {
    const key = keys[from]!;
    let at = from;
    for (; at > 0 && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
}

/** Sets the seed of failing attempts apart from that of waits. */
const FAILING = 0x5bd1e995;

/** The other region is a plain server without any of the switches of the first. */
const elsewhereOf = (
  { connectionsMax: _, afterConnect: _work, crash: _crash, gate: _gate, ...plain }: HerdConfig,
  { capacityPerSecond }: NonNullable<HerdConfig['otherRegion']>,
): HerdConfig => ({ ...plain, capacityPerSecond });

/** What happened per BIN_MS. */
export type HerdSeries = {
  readonly attempts: Uint32Array;
  /** Attempts that would be served, in the bin of the attempt. */
  readonly accepted: Uint32Array;
  /** Clients connected at the end of the bin. */
  readonly connected: Uint32Array;
  /** Handshakes finished for a client that was there. */
  readonly served: Uint32Array;
  /** Handshakes finished for a client that had left. */
  readonly vain: Uint32Array;
  /** The longest time in the queue, in ms, that an attempt of the bin had before it; 0 without one. */
  readonly queueMs: Float32Array;
};

export type HerdTotals = {
  readonly attempts: number;
  /** Attempts that found no server. */
  readonly unanswered: number;
  /** Attempts turned away, or given up in the queue; with a bad pool, also those that it failed. */
  readonly refused: number;
  /** Those of them whose client left the queue. */
  readonly left: number;
  /** Handshakes that were finished for clients that had left. */
  readonly vain: number;
  /** Clients that lost their connection at the beginning. */
  readonly lost: number;
  /** Those of them that are connected at the end. */
  readonly connected: number;
  readonly gaveUp: number;
  readonly crashes: number;
  /** Some clients were still trying at the horizon, or the bound on attempts was reached. */
  readonly truncated: boolean;
};

export type HerdRun = {
  /** Looks at about `attempts` more attempts; true when the run has ended. */
  readonly advance: (attempts: number) => boolean;
  /** Clients that are connected or have given up, and attempts so far. */
  readonly progress: () => { readonly settled: number; readonly attempts: number };
  /** Where the run is, in ms since its start, and how long the queue takes that is there now. */
  readonly nowMs: () => number;
  readonly queueMs: () => number;
  /** Clients connected at the end of each bin, which is one of the series. */
  readonly connectedIn: () => Uint32Array;
  readonly series: () => HerdSeries;
  readonly totals: () => HerdTotals;
};

/**
 * Many clients reconnecting to a server that has just come back. Deterministic: same config, same numbers. The run ends
 * at the horizon, in whole bins, even if clients are still out.
 */
export function startHerd(config: HerdConfig, horizonMs = HORIZON_MS): HerdRun {
  const { clients, failing, told, otherRegion } = config;
  const seed = herdSeed(config.seed);
  const failSeed = herdSeed(config.seed ^ FAILING);
  const { policies, kinds, isLost, lost } = membersOf(config, seed);
  const waits = compileWaits(policies, kinds);
  const draws = policies.map(drawerOf);
  const wheel = createWheel(seed, clients, horizonMs, waits ? longestWaitMs(waits) : Number.POSITIVE_INFINITY);
  const lastDelayMs = new Float64Array(waits ? 0 : clients);
  const acceptedIn = new Uint32Array(wheel.attemptsIn.length);
  const change = new Int32Array(wheel.attemptsIn.length + 1);
  const ledger = createLedger(horizonMs);
  const survivors = clients - lost;
  const server = createServer(config, capacitySteps(config), ledger, survivors);
  // With a ledger of its own: when the first region crashes, this one still finishes what it has begun.
  const elsewhereLedger = otherRegion ? createLedger(horizonMs) : null;
  const elsewhere =
    otherRegion && elsewhereLedger ? createServer(elsewhereOf(config, otherRegion), [], elsewhereLedger, 0) : null;
  const open = config.crash ? createOpen(clients) : null;
  let inBucket = new Float64Array(1_024);
  let connected = 0;
  let accepted = 0;
  let lastBin = 0;
  let left = 0;
  let crashes = 0;

  /** The wait before the client's next attempt; Infinity when it gives up. */
  function waitOf(client: number): number {
    const attempt = failuresOf(wheel, client);
    const chance = chanceOf(wheel.seed, client, DRAW.wait + attempt);
    if (waits) return waitMsOf(waits, client, attempt, chance);
    const kind = kinds ? kinds[client]! : 0;
    const { baseMs } = startWaiting(policies[kind]!, () => chanceOf(seed, client, DRAW.base));
    const delayMs = draws[kind]!({ attempt, delayMs: lastDelayMs[client]!, baseMs }, () => chance);
    if (delayMs === null) return Number.POSITIVE_INFINITY;
    lastDelayMs[client] = delayMs;
    return delayMs;
  }

  /** The same where the server has named a wait. */
  function toldWaitOf(client: number, range: Range | undefined): number {
    const attempt = failuresOf(wheel, client);
    const ownMs = waitOf(client);
    if (!range || ownMs === Number.POSITIVE_INFINITY) return ownMs;
    if (chanceOf(seed, client, DRAW.obeys) >= told!.share) return ownMs;
    return range.minMs + chanceOf(wheel.seed, client, DRAW.wait + attempt) * (range.maxMs - range.minMs);
  }

  const { minMs, maxMs } = config.roundTrip;
  const { batches, gapMs, drainMs } = config;
  /** The client loses its connection while its batch's server drains. */
  function lose(client: number, drainFromMs: number): void {
    const closedMs = drainFromMs + chanceOf(seed, client, DRAW.close) * drainMs;
    addClient(wheel, client, minMs + chanceOf(seed, client, DRAW.roundTrip) * (maxMs - minMs));
    change[Math.floor(closedMs / BIN_MS)]!--;
    plan(wheel, client, closedMs, toldWaitOf(client, told?.onClose));
  }
  for (let batch = 0, client = 0; batch < batches; batch++) {
    const endClient = Math.ceil(((batch + 1) * clients) / batches);
    for (; client < endClient; client++) if (isLost(client)) lose(client, batch * gapMs);
  }

  /** A bucket's clients into `inBucket`, in the order of time, then of client: keys whose lower bits are the client. */
  function sortBucket(first: number): number {
    let count = 0;
    for (let client = first; client !== NONE; client = nextOf(wheel, client)) {
      if (count === inBucket.length) {
        const larger = new Float64Array(count * 2);
        larger.set(inBucket);
        inBucket = larger;
      }
      inBucket[count++] = withinOf(wheel, client) * CLIENTS + client;
    }
    if (count > FEW) inBucket.subarray(0, count).sort();
    else sortFew(inBucket, count);
    return count;
  }

  /** One attempt at a time. The server of the client's region may be down. */
  function attempt(client: number, bin: number, isUp: boolean): void {
    const { tick } = wheel;
    const atMs = tick + withinOf(wheel, client) / FRACTIONS;
    const roundTripMs = roundTripMsOf(wheel, client);
    const failures = failuresOf(wheel, client);
    const isElsewhere = elsewhere !== null && failures > otherRegion!.afterFailures;
    const isBad = failing && tick < failing.untilMs && chanceOf(failSeed, client, failures) < failing.share;
    if (!isElsewhere && (!isUp || isBad)) {
      if (!isUp) wheel.unanswered++;
      plan(wheel, client, atMs + roundTripMs, waitOf(client));
      return;
    }
    const target = isElsewhere ? elsewhere : server;
    const fate = target.arrive(atMs, roundTripMs);
    const answerMs = target.answerMs();
    if (fate === REFUSED) {
      plan(wheel, client, answerMs, told ? toldWaitOf(client, told.onRefusal) : waitOf(client));
      return;
    }
    if (fate === LEFT) {
      left++;
      plan(wheel, client, answerMs, waitOf(client));
      return;
    }
    connected++;
    accepted++;
    acceptedIn[bin]!++;
    openAt(answerMs, 1);
    if (!isElsewhere) open?.add(client, answerMs);
  }

  function openAt(ms: number, by: 1 | -1): void {
    const bin = Math.min(acceptedIn.length, Math.floor(ms / BIN_MS));
    change[bin]! += by;
    lastBin = Math.max(lastBin, bin);
  }

  /** One millisecond of a server that is up, or of waits that are no table. */
  function step(): void {
    const first = takeBucket(wheel);
    if (first !== NONE) {
      const bin = Math.floor(wheel.tick / BIN_MS);
      const isUp = server.isUp(wheel.tick);
      const count = sortBucket(first);
      wheel.pending -= count;
      wheel.attempts += count;
      wheel.attemptsIn[bin]! += count;
      for (let i = 0; i < count; i++) attempt(inBucket[i]! & (CLIENTS - 1), bin, isUp);
    }
    wheel.tick++;
    if (open && server.crashedMs() === wheel.tick) crash(wheel.tick);
  }

  /** Every connection that the servers have accepted is lost, and every handshake that they would have done. */
  function crash(atMs: number): void {
    server.isUp(atMs);
    crashes++;
    wheel.seed = herdSeed(config.seed + crashes);
    open?.takeAll((client, openMs) => {
      connected--;
      if (openMs >= atMs) {
        openAt(openMs, -1);
      } else {
        openAt(atMs, -1);
        const { reset } = policies[kinds ? kinds[client]! : 0]!;
        if (reset.kind === 'open' || (reset.kind === 'stable' && atMs - openMs >= reset.afterMs)) {
          forgive(wheel, client);
          if (!waits) lastDelayMs[client] = 0;
        }
      }
      plan(wheel, client, atMs, waitOf(client));
    });
  }

  function advance(budget: number): boolean {
    const until = wheel.attempts + budget;
    const ended = (): boolean => wheel.pending === 0 || wheel.tick >= horizonMs || wheel.attempts >= ATTEMPTS_MAX;
    while (!ended() && wheel.attempts < until) {
      if (waits && !elsewhere && !server.isUp(wheel.tick)) {
        const nextMs = server.nextChangeMs(wheel.tick);
        failUntil(wheel, waits, Math.min(horizonMs, nextMs, wheel.tick + STRIDE_MS), until);
      } else {
        step();
        if (!open) skipEmpty(wheel, Math.min(horizonMs, server.nextChangeMs(wheel.tick - 1)));
      }
    }
    return ended();
  }

  const lengthOf = (): number => Math.min(acceptedIn.length, Math.max(lastBin, Math.floor(wheel.tick / BIN_MS)) + 1);

  function connectedIn(): Uint32Array {
    const all = new Uint32Array(lengthOf());
    for (let bin = 0, now = clients; bin < all.length; bin++) {
      now += change[bin]!;
      all[bin] = now;
    }
    return all;
  }

  const doneBoth = (): Ledger => (elsewhereLedger ? together(ledger, elsewhereLedger) : ledger);

  function series(): HerdSeries {
    const length = lengthOf();
    const done = doneBoth();
    return {
      attempts: wheel.attemptsIn.slice(0, length),
      accepted: acceptedIn.slice(0, length),
      connected: connectedIn(),
      served: done.servedIn.slice(0, length),
      vain: done.vainIn.slice(0, length),
      queueMs: done.queueMsIn.slice(0, length),
    };
  }

  return {
    advance,
    progress: () => ({ settled: survivors + connected + wheel.gaveUp, attempts: wheel.attempts }),
    nowMs: () => wheel.tick,
    queueMs: () => server.queueMsAt(wheel.tick),
    connectedIn,
    series,
    totals: () => ({
      attempts: wheel.attempts,
      unanswered: wheel.unanswered,
      refused: wheel.attempts - wheel.unanswered - accepted,
      left,
      vain: doneBoth()
        .vainIn.subarray(0, lengthOf())
        .reduce((sum, vain) => sum + vain, 0),
      lost,
      connected,
      gaveUp: wheel.gaveUp,
      crashes,
      truncated: connected + wheel.gaveUp < lost,
    }),
  };
}
