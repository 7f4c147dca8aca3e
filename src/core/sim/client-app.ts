import { nextDelay } from '../backoff/next-delay.ts';
import { type CloseCall, checkCloseCall } from '../protocol/close-call.ts';
import type { Wire } from './connection.ts';
import type { Leave } from './profile.ts';
import { type Attempt, bounds, lastAttempt, record, schedule, type World } from './world.ts';

/** The application's own heartbeat: plain messages, since script cannot ping. */
export const heartbeat = { ask: 'heartbeat', answer: 'heartbeat answer' } as const;
/** What the client closes with when its heartbeat stays unanswered. */
export const heartbeatTimeoutClose = { code: 4000, reason: 'heartbeat timeout' } as const;

/** Puts a small text message on the connection. */
export function say(wire: Wire, attempt: Attempt, side: 'client' | 'server', payload: string): void {
  wire.socket(attempt, side, { kind: 'send', segment: { kind: 'frame', opcode: 'text', payload } });
}

const isOpen = (attempt: Attempt) => attempt.client.endpoint.state === 'OPEN';

/** Every `everyMs` as long as `go` says so. */
export function repeat(world: World, everyMs: number, go: () => boolean): void {
  if (everyMs <= 0) return;
  const tick = () => {
    if (go()) schedule(world, world.nowMs + everyMs, tick);
  };
  schedule(world, world.nowMs + everyMs, tick);
}

/** `onopen`: the retry counter, the heartbeat, the chatter. */
export function clientOpened(wire: Wire, attempt: Attempt): void {
  const { world } = wire;
  const { settings } = world.scenario;
  const reset = () => {
    if (!isOpen(attempt)) return;
    world.failures = 0;
    world.previousDelayMs = 0;
  };
  if (settings.backoffResetMs > 0) schedule(world, world.nowMs + settings.backoffResetMs, reset);
  else reset();
  repeat(world, settings.heartbeatMs, () => beat(wire, attempt));
  repeat(world, settings.clientSendMs, () => {
    if (!isOpen(attempt) || world.page !== 'shown') return false;
    say(wire, attempt, 'client', 'hello');
    return true;
  });
}

/** One heartbeat. Returns whether there will be another. */
function beat(wire: Wire, attempt: Attempt): boolean {
  const { world } = wire;
  const { heartbeatTimeoutMs } = world.scenario.settings;
  // A page in the back/forward cache runs no timers.
  if (!isOpen(attempt) || world.page !== 'shown') return false;
  if (attempt.answerDue) {
    giveUp(wire, attempt);
    return false;
  }
  attempt.answerDue = true;
  say(wire, attempt, 'client', heartbeat.ask);
  if (heartbeatTimeoutMs > 0)
    schedule(world, world.nowMs + heartbeatTimeoutMs, () => {
      if (attempt.answerDue && isOpen(attempt) && world.page === 'shown') giveUp(wire, attempt);
    });
  return true;
}

/** Stops believing before any event says so, and reconnects without waiting for one. */
function giveUp(wire: Wire, attempt: Attempt): void {
  attempt.abandoned = true;
  record(wire.world, attempt.number, { kind: 'gives-up', side: 'client', why: 'no-answer' });
  const { cause } = wire.world;
  wire.drive(attempt, 'client', { kind: 'close', body: heartbeatTimeoutClose });
  wire.world.cause = cause;
  retry(wire, null);
}

export function clientMessage(attempt: Attempt, payload: string): void {
  if (payload === heartbeat.answer) attempt.answerDue = false;
}

/** `onclose`: schedules the next attempt, unless this connection was given up or left on purpose. */
export function clientClosed(wire: Wire, attempt: Attempt, code: number): void {
  if (attempt.abandoned || attempt !== lastAttempt(wire.world)) return;
  if (attempt.deliberate) stop(wire.world, 'no-reconnect');
  else retry(wire, code);
}

function stop(world: World, why: 'attempts-used' | 'code-not-retried' | 'no-reconnect' | 'page-gone'): void {
  world.retryAtMs = -1;
  record(world, 0, { kind: 'retry-stopped', why });
}

/** Waits as the policy says, then connects. `code` is null when no event has named one. */
function retry(wire: Wire, code: number | null): void {
  const { world } = wire;
  const { backoff, noRetryCodes } = world.scenario.settings;
  if (world.page !== 'shown') return;
  if (!backoff) return stop(world, 'no-reconnect');
  if (code !== null && noRetryCodes.includes(code)) return stop(world, 'code-not-retried');
  if (backoff.attemptsMax > 0 && world.failures >= backoff.attemptsMax) return stop(world, 'attempts-used');
  if (world.attempts.length >= bounds.attempts) {
    world.truncated = true;
    return;
  }
  const previous = { attempt: world.failures, delayMs: world.previousDelayMs };
  const { delayMs, ceilingMs } = nextDelay(backoff, previous, world.backoffRandom);
  world.failures++;
  world.previousDelayMs = delayMs;
  record(world, 0, { kind: 'retry-scheduled', retry: world.failures, delayMs, ceilingMs });
  const atMs = world.nowMs + delayMs;
  world.retryAtMs = atMs;
  schedule(world, atMs, () => {
    if (world.retryAtMs === atMs && world.page === 'shown') connectNow(wire);
  });
}

/** `new WebSocket()`: by the reader, by the retry timer, or by a page that has just loaded. */
export function connectNow(wire: Wire): void {
  const { world } = wire;
  world.retryAtMs = -1;
  if (world.attempts.length >= bounds.attempts) world.truncated = true;
  else wire.connect();
}

/** `socket.close(code, reason)` by a script. */
export function closeByScript(wire: Wire, call: CloseCall): void {
  const attempt = lastAttempt(wire.world);
  if (!attempt) return;
  const result = checkCloseCall(call);
  if (result.kind === 'throws') {
    record(wire.world, attempt.number, { kind: 'call-failed', side: 'client', call: 'close', why: result.error });
    return;
  }
  attempt.deliberate = true;
  wire.drive(attempt, 'client', { kind: 'close', body: result.body });
}

/** `socket.send()` by a script. In CLOSING and CLOSED the standard drops it silently. */
export function sendByScript(wire: Wire, tooBig: boolean): void {
  const attempt = lastAttempt(wire.world);
  if (!attempt) return;
  const { state } = attempt.client.endpoint;
  const failed = (why: 'InvalidStateError' | 'not-open') =>
    record(wire.world, attempt.number, { kind: 'call-failed', side: 'client', call: 'send', why });
  if (state === 'CONNECTING') failed('InvalidStateError');
  else if (state !== 'OPEN') failed('not-open');
  else if (!tooBig) say(wire, attempt, 'client', 'hello');
  else
    wire.socket(attempt, 'client', {
      kind: 'send',
      segment: { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'too-big' },
    });
}

/** The page, or its browser, goes. Each connection leaves as the profile says. */
export function leavePage(wire: Wire, leave: Leave, reloads: boolean): void {
  const { world } = wire;
  if (leave.how === 'stays') {
    world.page = 'cached';
    record(world, 0, { kind: 'page', state: 'cached' });
    if (leave.staysMs !== undefined) {
      world.pageDroppedAtMs = world.nowMs + leave.staysMs;
      schedule(world, world.pageDroppedAtMs, () => {
        world.pageDroppedAtMs = -1;
        if (world.page === 'cached') leavePage(wire, { how: 'close-1001', reason: leave.reason }, reloads);
      });
    }
    return;
  }
  world.page = 'gone';
  world.retryAtMs = -1;
  record(world, 0, { kind: 'page', state: 'gone' });
  const { cause } = world;
  for (const attempt of world.attempts) {
    if (attempt.client.endpoint.state === 'CLOSED') continue;
    const body = leave.how === 'close-1001' ? { code: 1001, reason: leave.reason } : undefined;
    wire.drive(attempt, 'client', { kind: 'leave', body });
    world.cause = cause;
  }
  if (!reloads) return;
  world.page = 'shown';
  world.failures = 0;
  world.previousDelayMs = 0;
  record(world, 0, { kind: 'page', state: 'shown' });
  connectNow(wire);
}

/** The client's own link changed: some engines ping at once to see whether the connection survived. */
export function linkChanged(wire: Wire): void {
  const { world } = wire;
  const ping = world.profile.linkChangePing;
  if (!ping) return;
  for (const attempt of world.attempts) {
    if (!isOpen(attempt)) continue;
    schedule(world, world.nowMs + ping.afterMs, () => {
      if (!isOpen(attempt)) return;
      const askedAtMs = world.nowMs;
      wire.socket(attempt, 'client', { kind: 'send', segment: { kind: 'frame', opcode: 'ping', payload: '' } });
      schedule(world, world.nowMs + ping.timeoutMs, () => {
        if (!isOpen(attempt) || attempt.client.heardAtMs > askedAtMs) return;
        record(world, attempt.number, { kind: 'timer', side: 'client', timer: 'link-change-timeout' });
        wire.drive(attempt, 'client', { kind: 'fail' });
      });
    });
  }
}
