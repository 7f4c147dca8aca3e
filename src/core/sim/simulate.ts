import type { Act } from '../acts/acts.ts';
import type { Trace } from '../trace/trace.ts';
import { expireProxy, perform } from './act-effects.ts';
import { clientClosed, clientMessage, clientOpened, connectNow } from './client-app.ts';
import { newWire, noteReachability, type Wire } from './connection.ts';
import { pop } from './event-queue.ts';
import { serverClosed, serverMessage, serverOpened } from './server-app.ts';
import type { Scenario } from './settings.ts';
import { type Attempt, bounds, newWorld, schedule, type World } from './world.ts';

/** How long a run goes on after the last thing worth telling. */
const tailMs = 1_000;

/**
 * Computes a whole run: a pure function of its arguments. `acts` replace the scenario's own; they must be ordered by
 * time. The run ends a second after the story is over, at the latest `scenario.watchMs` after the last act, and not
 * before `minimumEndMs`. Everything before an act's moment is independent of that act.
 */
export function simulate(scenario: Scenario, acts: readonly Act[] = scenario.acts, minimumEndMs = 0): Trace {
  const world = newWorld(scenario);
  const wire: Wire = newWire(world, {
    opened: (attempt, side) => {
      if (side === 'client') clientOpened(wire, attempt);
      else {
        serverOpened(wire, attempt);
        watchProxy(wire, attempt);
      }
    },
    message: (attempt, side, payload) => {
      if (side === 'client') {
        attempt.client.heardAtMs = world.nowMs;
        clientMessage(attempt, payload);
      } else serverMessage(wire, attempt, payload);
    },
    closed: (attempt, side, code) => {
      if (side === 'client') clientClosed(wire, attempt, code);
      else serverClosed(wire);
    },
  });
  world.actsLeft = acts.length + 1;
  for (const act of acts)
    schedule(world, act.atMs, () => {
      world.actsLeft--;
      perform(wire, act);
    });
  schedule(world, scenario.connectAtMs, () => {
    world.actsLeft--;
    connectNow(wire);
  });
  const lastActMs = acts.reduce((last, act) => Math.max(last, act.atMs), scenario.connectAtMs);
  const horizonMs = Math.min(bounds.endMs, Math.max(lastActMs + scenario.watchMs, minimumEndMs));
  const endMs = run(world, horizonMs, minimumEndMs);
  return { endMs, truncated: world.truncated, events: world.events };
}

function run(world: World, horizonMs: number, minimumEndMs: number): number {
  for (;;) {
    const item = pop(world.queue);
    const storyEndMs = Math.max(world.storyAtMs + tailMs, minimumEndMs, world.nowMs);
    if ((!item || item.atMs > storyEndMs) && isSettled(world, horizonMs)) return Math.min(storyEndMs, horizonMs);
    if (!item || item.atMs > horizonMs) return horizonMs;
    if (world.truncated) return world.nowMs;
    world.nowMs = item.atMs;
    item.run();
    noteReachability(world);
  }
}

/** Nothing but heartbeats and chatter would follow. */
function isSettled(world: World, horizonMs: number): boolean {
  const { settings } = world.scenario;
  if (world.actsLeft > 0 || world.restartPending || world.retryAtMs >= 0) return false;
  if (world.pageDroppedAtMs >= 0 && world.pageDroppedAtMs <= horizonMs) return false;
  const speaks = settings.heartbeatMs > 0 || settings.clientSendMs > 0;
  return world.attempts.every((attempt, index) => {
    const client = attempt.client.endpoint.state;
    const server = attempt.server?.endpoint.state ?? 'CLOSED';
    if (client === 'CLOSED' && server === 'CLOSED') return true;
    const healthy = attempt.client.reachable && attempt.server?.reachable && world.server === 'running';
    const lasting = settings.proxyIdleMs === 0 && (settings.serverSilenceMs === 0 || speaks);
    return index === world.attempts.length - 1 && client === 'OPEN' && server === 'OPEN' && healthy && lasting;
  });
}

/** The idle timer of the proxy on the path: any packet in either direction winds it up again. */
function watchProxy(wire: Wire, attempt: Attempt): void {
  const { world } = wire;
  const { proxyIdleMs, proxyExpiry } = world.scenario.settings;
  if (proxyIdleMs <= 0) return;
  const look = () => {
    if (attempt.proxy !== 'open' || attempt.client.tcp.state !== 'open') return;
    const dueMs = attempt.proxyHeardAtMs + proxyIdleMs;
    if (dueMs > world.nowMs) schedule(world, dueMs, look);
    else expireProxy(wire, attempt, proxyExpiry);
  };
  schedule(world, attempt.proxyHeardAtMs + proxyIdleMs, look);
}
