import { scriptRuns } from '../../acts/moment.ts';
import { afterAttempt, decide, forgiven, startWaiting } from '../../backoff/policy.ts';
import type { Stream } from '../transport/connection.ts';
import type { Wire } from '../transport/wire.ts';
import { asResultOf, bounds, lastStream, record, schedule, type World } from '../world.ts';
import { pageTimer, repeatInPage } from './page-timers.ts';
import { heartbeat, isOpen, say } from './speak.ts';

/** What the client closes with when its heartbeat stays unanswered. */
const heartbeatTimeoutClose = { code: 4000, reason: 'heartbeat timeout' } as const;

/** `onopen`: the retry counter, the heartbeat, the chatter. */
export function clientOpened(wire: Wire, stream: Stream): void {
  const { world } = wire;
  const { settings } = world.scenario;
  // Libraries keep this timer until the close event, so it counts while the closing handshake runs as well.
  const forgive = () => {
    if (stream.client.endpoint.state !== 'CLOSED' && world.waiting) world.waiting = forgiven(world.waiting);
  };
  const reset = settings.policy?.reset ?? { kind: 'open' };
  if (reset.kind === 'stable' && reset.afterMs > 0) schedule(world, world.nowMs + reset.afterMs, forgive);
  else if (reset.kind !== 'never') forgive();
  if (!stream.isSecond && settings.transport === 'h2' && settings.sockets === 2) openSecond(wire);
  repeatInPage(world, settings.heartbeatMs, (nth) => beat(wire, stream, nth));
  repeatInPage(world, settings.clientSendMs, () => {
    if (!runsTimers(world, stream)) return false;
    say(wire, stream, 'client', 'hello');
    return true;
  });
}

/** The page opens its second socket once its first is open, unless it still has one. */
function openSecond(wire: Wire): void {
  const { world } = wire;
  const hasOne = world.living.some(
    ({ isSecond, abandoned, client }) => isSecond && !abandoned && client.endpoint.state !== 'CLOSED',
  );
  if (!hasOne) asResultOf(world, () => connectNow(wire, true));
}

/** A page in the back/forward cache, or a frozen one, runs no timers. */
const runsTimers = (world: World, stream: Stream) => isOpen(stream, 'client') && scriptRuns(world.page);

/** One heartbeat. Returns whether there will be another. */
function beat(wire: Wire, stream: Stream, nth: number): boolean {
  const { world } = wire;
  const { heartbeatMs, heartbeatTimeoutMs } = world.scenario.settings;
  if (!runsTimers(world, stream)) return false;
  // Who waits longer than until the next beat goes on beating meanwhile.
  if (stream.answerDueMs !== null && heartbeatTimeoutMs <= heartbeatMs) {
    giveUp(wire, stream);
    return false;
  }
  const sentMs = world.nowMs;
  stream.answerDueMs ??= sentMs;
  say(wire, stream, 'client', heartbeat.ask);
  if (heartbeatTimeoutMs > 0)
    pageTimer(world, sentMs + heartbeatTimeoutMs, nth + 1, () => {
      const isDue = stream.answerDueMs !== null && stream.answerDueMs <= sentMs;
      if (isDue && runsTimers(world, stream)) giveUp(wire, stream);
    });
  return true;
}

/** Gives up before any close event, and reconnects without waiting for one. */
function giveUp(wire: Wire, stream: Stream): void {
  stream.abandoned = true;
  record(wire.world, stream.number, { kind: 'gives-up', side: 'client', why: 'no-answer' });
  asResultOf(wire.world, () => wire.drive(stream, 'client', { kind: 'close', body: heartbeatTimeoutClose }));
  if (!stream.isSecond) retry(wire, null);
}

export function clientMessage(stream: Stream, payload: string): void {
  if (payload === heartbeat.answer) stream.answerDueMs = null;
}

/** `onclose`: schedules the next attempt, unless this connection was given up or left on purpose. */
export function clientClosed(wire: Wire, stream: Stream, code: number): void {
  if (stream.abandoned || stream !== lastStream(wire.world) || !scriptRuns(wire.world.page)) return;
  if (stream.deliberate) stop(wire.world, 'no-reconnect');
  else retry(wire, code);
}

function stop(world: World, why: 'attempts-used' | 'code-not-retried' | 'no-reconnect'): void {
  world.retryAtMs = -1;
  record(world, 0, { kind: 'retry-stopped', why });
}

/** Waits as the policy says, then connects. `code` is null when no event has named one. */
function retry(wire: Wire, code: number | null): void {
  const { world } = wire;
  const { policy } = world.scenario.settings;
  if (!scriptRuns(world.page)) return;
  if (!policy) return stop(world, 'no-reconnect');
  const waiting = world.waiting ?? startWaiting(policy, world.backoffRandom);
  const decision = decide(policy, waiting, code, world.backoffRandom);
  if (decision.kind === 'stop') return stop(world, decision.why);
  if (world.streams.length >= bounds.attempts) {
    world.truncated ??= 'attempts';
    return;
  }
  const { delayMs, ceilingMs } = decision;
  world.waiting = afterAttempt(waiting, delayMs);
  record(world, 0, { kind: 'retry-scheduled', retry: world.waiting.attempt, delayMs, ceilingMs });
  const atMs = world.nowMs + delayMs;
  world.retryAtMs = atMs;
  // onclose sets it, which is no timer: it begins a chain of its own.
  pageTimer(world, atMs, 1, () => {
    if (world.retryAtMs === atMs && scriptRuns(world.page)) connectNow(wire);
  });
}

/** `new WebSocket()`: by the reader, by the retry timer, or by a page that has just loaded. */
export function connectNow(wire: Wire, isSecond = false): void {
  const { world } = wire;
  if (!isSecond) world.retryAtMs = -1;
  if (world.streams.length >= bounds.attempts) world.truncated ??= 'attempts';
  else wire.connect(isSecond);
}
