import type { Act } from '../acts/acts.ts';
import { scriptRuns } from '../acts/moment.ts';
import type { Trace } from '../trace/trace.ts';
import { perform } from './act-effects.ts';
import { clientClosed, clientMessage, clientOpened, connectNow } from './applications/client.ts';
import { heardFromServer } from './applications/network-change.ts';
import { watchServiceWorker } from './applications/page.ts';
import { timersWillBeLate } from './applications/page-timers.ts';
import { endsQuiet, serverClosed, serverMessage, serverOpened } from './applications/server.ts';
import { pop } from './event-queue.ts';
import { watchProxy } from './proxy.ts';
import type { Scenario } from './settings.ts';
import { isOver } from './transport/connection.ts';
import { noteReachability } from './transport/reachability.ts';
import { newWire } from './transport/stack.ts';
import type { Wire } from './transport/wire.ts';
import { asResultOf, bounds, lastStream, newWorld, schedule, type World } from './world.ts';

/** Tail after the last notable event. */
const tailMs = 1_000;

/**
 * Computes a whole run: a pure function of its arguments. `acts` replace the scenario's own; they must be ordered by
 * time. The run ends a second after the story is over, at the latest `scenario.watchMs` after the last act, and not
 * before `minimumEndMs`. Everything before an act's moment is independent of that act.
 */
export function simulate(scenario: Scenario, acts: readonly Act[] = scenario.acts, minimumEndMs = 0): Trace {
  const { world, endMs } = runWorld(scenario, acts, minimumEndMs);
  return { endMs, truncated: world.truncated, events: world.events };
}

/** The same, with the world as it is at the end: `order` then says how much work the run was. */
export function runWorld(
  scenario: Scenario,
  acts: readonly Act[],
  minimumEndMs: number,
): { readonly world: World; readonly endMs: number } {
  const world = newWorld(scenario);
  const wire: Wire = newWire(world, {
    opened: (stream, side) => {
      if (side === 'client') clientOpened(wire, stream);
      else {
        serverOpened(wire, stream);
        watchProxy(wire, stream.connection);
      }
    },
    message: (stream, side, payload) => {
      if (side === 'client') {
        heardFromServer(stream, world.nowMs);
        clientMessage(stream, payload);
      } else serverMessage(wire, stream, payload);
    },
    closed: (stream, side, code) => {
      if (side === 'client') clientClosed(wire, stream, code);
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
    watchServiceWorker(wire);
    world.actsLeft--;
    connectNow(wire);
  });
  const lastActMs = acts.reduce((last, act) => Math.max(last, overAtMs(act)), scenario.connectAtMs);
  const horizonMs = Math.min(bounds.endMs, Math.max(lastActMs + scenario.watchMs, minimumEndMs));
  return { world, endMs: runUntil(world, horizonMs, minimumEndMs) };
}

/** When an act is over: what hides a tab for some minutes shows it again. */
const overAtMs = ({ atMs, args }: Act): number => atMs + Number(args?.minutes ?? 0) * 60_000;

function runUntil(world: World, horizonMs: number, minimumEndMs: number): number {
  for (;;) {
    const item = pop(world.queue);
    const storyEndMs = Math.max(world.storyAtMs + tailMs, minimumEndMs, world.nowMs);
    if ((!item || item.atMs > storyEndMs) && isSettled(world, horizonMs)) return Math.min(storyEndMs, horizonMs);
    if (!item || item.atMs > horizonMs) {
      if (horizonMs === bounds.endMs) world.truncated ??= 'time';
      return horizonMs;
    }
    if (world.truncated) return world.nowMs;
    world.nowMs = item.atMs;
    const { run, cause } = item;
    asResultOf(
      world,
      () => {
        run();
        noteReachability(world);
        if (world.living.some(isOver)) world.living = world.living.filter((stream) => !isOver(stream));
      },
      cause,
    );
  }
}

/** Nothing but heartbeats and chatter would follow. */
function isSettled(world: World, horizonMs: number): boolean {
  const { settings } = world.scenario;
  if (world.actsLeft > 0 || world.restartPending || world.retryAtMs >= 0) return false;
  if (world.noticesLeft > 0 || world.gathersUntilMs > world.nowMs) return false;
  if (world.living.length > 0 && world.pageDroppedAtMs >= 0 && world.pageDroppedAtMs <= horizonMs) return false;
  const rhythmMs = Math.max(settings.heartbeatMs, settings.clientSendMs);
  // The page of a cached or frozen tab says nothing, whatever its rhythm.
  const speaks = rhythmMs > 0 && scriptRuns(world.page);
  if (speaks && timersWillBeLate(world, rhythmMs)) return false;
  return world.living.every((stream) => {
    const client = stream.client.endpoint.state;
    const server = stream.server?.endpoint.state ?? 'CLOSED';
    if (client === 'CLOSED' && server === 'CLOSED') return true;
    // The client is about to ping, or waits for the answer.
    if (client === 'OPEN' && stream.wondersSinceMs !== null) return false;
    const healthy = stream.client.reachable && stream.server?.reachable && world.server === 'running';
    const lasting = settings.proxyIdleMs === 0 && (!endsQuiet(world) || speaks);
    // An unanswered PING will end the connection, or its answer will not.
    if (stream.connection.http2.client?.askedAtMs != null) return false;
    const kept = world.several || stream.isSecond || stream === lastStream(world);
    return kept && client === 'OPEN' && server === 'OPEN' && healthy && lasting;
  });
}
