import { afterAttempt, drawDelay, startWaiting, type Waiting } from '../../../src/core/backoff/policy.ts';
import { chanceOf, DRAW, herdSeed } from '../../../src/core/herd/chance.ts';
import { type HerdConfig, HORIZON_MS } from '../../../src/core/herd/config.ts';

/**
 * The herd once more, slowly and plainly: an object per client, always the earliest attempt next, the queue drained
 * by walking through every millisecond. It shares the policy and the chances with the fast one, and nothing else.
 */
export function referenceHerd(config: HerdConfig): {
  attempts: number;
  connected: number;
  gaveUp: number;
  unanswered: number;
  connectedAtMs: number[];
} {
  const seed = herdSeed(config.seed);
  type Client = { id: number; waiting: Waiting; dueMs: number; roundTripMs: number };
  const clients: Client[] = [];
  let gaveUp = 0;

  const retry = (client: Client, fromMs: number): void => {
    const { attempt } = client.waiting;
    const drawn = drawDelay(config.policy, client.waiting, () => chanceOf(seed, client.id, DRAW.wait + attempt));
    if (drawn === null) {
      gaveUp++;
      client.dueMs = Number.POSITIVE_INFINITY;
      return;
    }
    client.waiting = afterAttempt(client.waiting, drawn.delayMs);
    // Times are whole 1/65,536 ms.
    client.dueMs = Math.floor((fromMs + drawn.delayMs) * 65_536) / 65_536;
  };

  for (let id = 0; id < config.clients; id++) {
    const { minMs, maxMs } = config.roundTrip;
    const client: Client = {
      id,
      waiting: startWaiting(config.policy, () => chanceOf(seed, id, DRAW.base)),
      dueMs: 0,
      roundTripMs: Math.floor(minMs + chanceOf(seed, id, DRAW.roundTrip) * (maxMs - minMs)),
    };
    clients.push(client);
    // Clients are dealt out to the batches evenly, in order.
    const batch = Math.floor((id * config.batches) / config.clients);
    retry(client, batch * config.gapMs + chanceOf(seed, id, DRAW.close) * config.drainMs);
  }

  const perMsAt = (ms: number): number => {
    let away = 0;
    for (let batch = 0; batch < config.batches; batch++) {
      const fromMs = Math.round(batch * config.gapMs);
      if (ms >= fromMs && ms < Math.round(batch * config.gapMs + config.downMs)) away++;
    }
    return ((config.batches - away) / config.batches) * (config.capacityPerSecond / 1_000);
  };

  let backlog = 0;
  let drainedToMs = 0;
  const drainTo = (atMs: number): void => {
    while (drainedToMs < atMs) {
      const endMs = Math.min(atMs, Math.floor(drainedToMs) + 1);
      const perMs = perMsAt(Math.floor(drainedToMs));
      backlog = perMs === 0 ? 0 : Math.max(0, backlog - perMs * (endMs - drainedToMs));
      drainedToMs = endMs;
    }
  };

  let attempts = 0;
  let unanswered = 0;
  const connectedAtMs: number[] = [];
  for (;;) {
    let client: Client | undefined;
    for (const other of clients) {
      if (other.dueMs < HORIZON_MS && (!client || other.dueMs < client.dueMs)) client = other;
    }
    if (!client) break;
    const atMs = client.dueMs;
    attempts++;
    drainTo(atMs);
    const perMs = perMsAt(Math.floor(atMs));
    if (perMs === 0) {
      unanswered++;
      retry(client, atMs + client.roundTripMs);
      continue;
    }
    if (config.overflow === 'refuse' && backlog >= config.queue + 1) {
      backlog += config.refuseCost;
      retry(client, atMs + client.roundTripMs);
      continue;
    }
    backlog += 1;
    const waitMs = backlog / perMs;
    if (waitMs > config.timeoutMs) {
      retry(client, atMs + config.timeoutMs);
      continue;
    }
    client.dueMs = Number.POSITIVE_INFINITY;
    connectedAtMs.push(atMs + waitMs + client.roundTripMs);
  }
  return { attempts, connected: connectedAtMs.length, gaveUp, unanswered, connectedAtMs };
}
