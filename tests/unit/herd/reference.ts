import {
  afterAttempt,
  drawDelay,
  forgiven,
  type Policy,
  type Range,
  startWaiting,
  type Waiting,
} from '../../../src/core/backoff/policy.ts';
import { chanceOf, DRAW, herdSeed } from '../../../src/core/herd/chance.ts';
import { BIN_MS, type HerdConfig, HORIZON_MS } from '../../../src/core/herd/config.ts';

type Client = { id: number; policy: Policy; waiting: Waiting; dueMs: number; roundTripMs: number };
type Reply =
  | { readonly kind: 'down' | 'refused' | 'left'; readonly atMs: number }
  | { readonly kind: 'open'; readonly atMs: number };

export type ReferenceRun = {
  attempts: number;
  lost: number;
  connected: number;
  gaveUp: number;
  unanswered: number;
  left: number;
  crashes: number;
  /** When each connection opened that was still there at the end. */
  connectedAtMs: number[];
  /** When handshakes were finished for clients that had left. */
  vainAtMs: number[];
};

/**
 * The herd once more, slowly and plainly: an object per client, always the earliest attempt next, the queue drained
 * by walking through every millisecond, everyone inside the gate in a list. It shares the policy and the chances with
 * the fast one, and nothing else.
 */
export function referenceHerd(config: HerdConfig): ReferenceRun {
  const seed = herdSeed(config.seed);
  let waitSeed = seed;
  const { told, otherRegion, failing, lostShare = 1, others = [] } = config;
  const run: ReferenceRun = {
    attempts: 0,
    lost: 0,
    connected: 0,
    gaveUp: 0,
    unanswered: 0,
    left: 0,
    crashes: 0,
    connectedAtMs: [],
    vainAtMs: [],
  };
  const clients: Client[] = [];

  const retry = (client: Client, fromMs: number, named?: Range): void => {
    const { attempt } = client.waiting;
    const chance = chanceOf(waitSeed, client.id, DRAW.wait + attempt);
    const drawn = drawDelay(client.policy, client.waiting, () => chance);
    if (drawn === null) {
      run.gaveUp++;
      client.dueMs = Number.POSITIVE_INFINITY;
      return;
    }
    client.waiting = afterAttempt(client.waiting, drawn.delayMs);
    const obeys = named && told && chanceOf(seed, client.id, DRAW.obeys) < told.share;
    const waitMs = obeys ? named.minMs + chance * (named.maxMs - named.minMs) : drawn.delayMs;
    // Times are whole 1/65,536 ms.
    client.dueMs = Math.floor((fromMs + waitMs) * 65_536) / 65_536;
  };

  for (let id = 0; id < config.clients; id++) {
    if (lostShare < 1 && chanceOf(seed, id, DRAW.lost) >= lostShare) continue;
    run.lost++;
    let chance = chanceOf(seed, id, DRAW.policy);
    let policy = config.policy;
    for (const other of [...others].reverse()) {
      const below = others.slice(0, others.indexOf(other)).reduce((sum, { share }) => sum + share, 0);
      if (chance >= below && chance < below + other.share) policy = other.policy;
    }
    chance = chanceOf(seed, id, DRAW.roundTrip);
    const { minMs, maxMs } = config.roundTrip;
    const client: Client = {
      id,
      policy,
      waiting: startWaiting(policy, () => chanceOf(seed, id, DRAW.base)),
      dueMs: 0,
      roundTripMs: Math.floor(minMs + chance * (maxMs - minMs)),
    };
    clients.push(client);
    // Clients are dealt out to the batches evenly, in order.
    const batch = Math.floor((id * config.batches) / config.clients);
    retry(client, batch * config.gapMs + chanceOf(seed, id, DRAW.close) * config.drainMs, told?.onClose);
  }

  const perMsAt = (ms: number): number => {
    let away = 0;
    for (let batch = 0; batch < config.batches; batch++) {
      const fromMs = Math.round(batch * config.gapMs);
      if (ms >= fromMs && ms < Math.round(batch * config.gapMs + config.downMs)) away++;
    }
    return ((config.batches - away) / config.batches) * (config.capacityPerSecond / 1_000);
  };

  const home = plainServer(config, config.clients - run.lost, perMsAt, run.vainAtMs);
  const { connectionsMax: _, afterConnect: _w, crash: _c, gate: _g, ...bare } = config;
  const sparePerMs = (otherRegion?.capacityPerSecond ?? 0) / 1_000;
  const away = otherRegion ? plainServer(bare, 0, () => sparePerMs, run.vainAtMs) : null;
  let open: { client: Client; atMs: number; isHome: boolean }[] = [];

  const crash = (atMs: number): void => {
    run.crashes++;
    waitSeed = herdSeed(config.seed + run.crashes);
    home.crash(atMs);
    const gone = open.filter(({ isHome }) => isHome);
    open = open.filter(({ isHome }) => !isHome);
    for (const { client, atMs: openMs } of gone) {
      const { reset } = client.policy;
      const isLong = reset.kind === 'open' || (reset.kind === 'stable' && atMs - openMs >= reset.afterMs);
      if (openMs < atMs && isLong) client.waiting = forgiven(client.waiting);
      retry(client, atMs);
    }
  };

  for (;;) {
    let client: Client | undefined;
    for (const other of clients) {
      if (other.dueMs < HORIZON_MS && (!client || other.dueMs < client.dueMs)) client = other;
    }
    const crashMs = home.crashMs();
    if (crashMs !== null && (!client || client.dueMs >= crashMs)) {
      crash(crashMs);
      continue;
    }
    if (!client) break;
    const atMs = client.dueMs;
    const failures = client.waiting.attempt;
    run.attempts++;
    const isAway = away !== null && failures > (otherRegion?.afterFailures ?? 0);
    const reply = (isAway ? away : home).reply(atMs, client.roundTripMs);
    const isBad =
      !isAway &&
      reply.kind !== 'down' &&
      failing &&
      Math.floor(atMs) < failing.untilMs &&
      chanceOf(herdSeed(config.seed ^ 0x5bd1e995), client.id, failures) < failing.share;
    if (isBad) {
      retry(client, atMs + client.roundTripMs);
      continue;
    }
    const outcome = reply.kind === 'down' ? reply : (isAway ? away : home).accept(atMs, client.roundTripMs);
    if (outcome.kind === 'down') run.unanswered++;
    if (outcome.kind === 'left') run.left++;
    if (outcome.kind !== 'open') {
      retry(client, outcome.atMs, outcome.kind === 'refused' ? told?.onRefusal : undefined);
      continue;
    }
    client.dueMs = Number.POSITIVE_INFINITY;
    open.push({ client, atMs: outcome.atMs, isHome: !isAway });
  }
  run.connected = open.length;
  run.connectedAtMs = open.map(({ atMs }) => atMs);
  return run;
}

function plainServer(
  config: HerdConfig,
  survivors: number,
  perMsAt: (ms: number) => number,
  vainAtMs: number[],
): {
  reply: (atMs: number, roundTripMs: number) => Reply;
  accept: (atMs: number, roundTripMs: number) => Reply;
  crashMs: () => number | null;
  crash: (atMs: number) => void;
} {
  let own: number[] = [];
  let backlog = 0;
  let drainedToMs = 0;
  let accepted = 0;
  let inside: number[] = [];
  let crashMs: number | null = null;
  let restartedMs = 0;

  const loseQueue = (atMs: number): void => {
    backlog = 0;
    const lostFrom = Math.floor(atMs / BIN_MS) + 1;
    for (const one of own.filter((ms) => Math.floor(ms / BIN_MS) >= lostFrom))
      vainAtMs.splice(vainAtMs.indexOf(one), 1);
    own = own.filter((ms) => Math.floor(ms / BIN_MS) < lostFrom);
  };
  const drainTo = (atMs: number): void => {
    while (drainedToMs < atMs) {
      const endMs = Math.min(atMs, Math.floor(drainedToMs) + 1);
      const perMs = perMsAt(Math.floor(drainedToMs));
      if (perMs === 0) {
        if (backlog > 0) loseQueue(Math.floor(drainedToMs));
      } else backlog = Math.max(0, backlog - perMs * (endMs - drainedToMs));
      drainedToMs = endMs;
    }
  };

  return {
    reply(atMs, roundTripMs) {
      drainTo(atMs);
      const isDown = perMsAt(Math.floor(atMs)) === 0 || Math.floor(atMs) < restartedMs;
      return { kind: isDown ? 'down' : 'open', atMs: atMs + roundTripMs };
    },
    accept(atMs, roundTripMs) {
      const { gate, crash, afterConnect, connectionsMax = Number.POSITIVE_INFINITY } = config;
      const perMs = perMsAt(Math.floor(atMs));
      const refused: Reply = { kind: 'refused', atMs: atMs + roundTripMs };
      if (gate) inside = inside.filter((leavesMs) => leavesMs > atMs);
      if (gate && atMs >= gate.closedFromMs && atMs < gate.closedUntilMs) return refused;
      if (gate && gate.atATime !== null && inside.length >= gate.atATime) return refused;
      if ((config.overflow === 'refuse' && backlog >= config.queue + 1) || accepted + survivors >= connectionsMax) {
        backlog += config.refuseCost;
        return refused;
      }
      backlog += 1;
      const waitMs = backlog / perMs;
      const isServed = waitMs <= config.timeoutMs;
      if (isServed && afterConnect)
        backlog +=
          afterConnect.warmCost +
          (afterConnect.coldCost - afterConnect.warmCost) * 0.5 ** (accepted / afterConnect.halfAfter);
      if (gate) inside.push(Math.max(atMs + backlog / perMs, ...inside));
      if (crash && crashMs === null && backlog >= crash.queue) crashMs = Math.floor(atMs) + 1;
      if (!isServed) {
        own.push(atMs + waitMs);
        vainAtMs.push(atMs + waitMs);
        return { kind: 'left', atMs: atMs + config.timeoutMs };
      }
      accepted++;
      return { kind: 'open', atMs: atMs + waitMs + roundTripMs };
    },
    crashMs: () => crashMs,
    crash(atMs) {
      drainTo(atMs);
      loseQueue(atMs);
      restartedMs = atMs + (config.crash?.restartMs ?? 0);
      crashMs = null;
      accepted = 0;
      inside = [];
    },
  };
}
