import type { CloseStatus } from '../protocol/segment.ts';
import { heartbeat, repeat, say } from './client-app.ts';
import type { Wire } from './connection.ts';
import { type Attempt, record, schedule, type World } from './world.ts';

/** How long a graceful shutdown waits for the clients' Closes before it terminates them. */
export const drainLimitMs = 10_000;
/** From `process.exit()` to the kernel closing the sockets; measured with Node 24: 8 to 10 ms (evidence). */
const exitMs = 9;

const runs = (world: World) => world.server === 'running' || world.server === 'draining';
const isOpen = (attempt: Attempt) => attempt.server?.endpoint.state === 'OPEN';

/** A connection came in: pings, watch for silence, chatter. */
export function serverOpened(wire: Wire, attempt: Attempt): void {
  const { world } = wire;
  const { settings } = world.scenario;
  const end = attempt.server!;
  end.heardAtMs = world.nowMs;
  repeat(world, settings.serverPingMs, () => {
    if (!isOpen(attempt) || !runs(world)) return false;
    if (end.pongDue) {
      terminate(wire, attempt, 'no-answer');
      return false;
    }
    end.pongDue = true;
    wire.socket(attempt, 'server', { kind: 'send', segment: { kind: 'frame', opcode: 'ping', payload: '' } });
    return true;
  });
  repeat(world, settings.serverSendMs, () => {
    if (!isOpen(attempt) || !runs(world)) return false;
    say(wire, attempt, 'server', 'hello');
    return true;
  });
  if (settings.serverSilenceMs > 0) watchSilence(wire, attempt, settings.serverSilenceMs);
}

function watchSilence(wire: Wire, attempt: Attempt, limitMs: number): void {
  const { world } = wire;
  const dueMs = attempt.server!.heardAtMs + limitMs;
  schedule(world, dueMs, () => {
    if (!isOpen(attempt) || !runs(world)) return;
    if (attempt.server!.heardAtMs + limitMs > world.nowMs) watchSilence(wire, attempt, limitMs);
    else {
      record(world, attempt.number, { kind: 'timer', side: 'server', timer: 'silence-timeout' });
      terminate(wire, attempt, 'silence');
    }
  });
}

function terminate(wire: Wire, attempt: Attempt, why: 'no-answer' | 'silence'): void {
  record(wire.world, attempt.number, { kind: 'gives-up', side: 'server', why });
  wire.drive(attempt, 'server', { kind: 'terminate' });
}

/** A message or a pong arrived. */
export function serverMessage(wire: Wire, attempt: Attempt, payload: string): void {
  const end = attempt.server!;
  end.heardAtMs = wire.world.nowMs;
  end.pongDue = false;
  if (payload === heartbeat.ask && isOpen(attempt)) say(wire, attempt, 'server', heartbeat.answer);
}

/** While draining, the last connection that closes lets the process exit. */
export function serverClosed(wire: Wire): void {
  const { world } = wire;
  if (
    world.server === 'draining' &&
    world.attempts.every((one) => (one.server?.endpoint.state ?? 'CLOSED') === 'CLOSED')
  )
    exitProcess(wire, 'finish');
}

function setServer(world: World, state: World['server']): void {
  world.server = state;
  world.serverLife++;
  record(world, 0, { kind: 'server-state', state });
}

/** Graceful shutdown: no new connections, a Close to everyone, then exit. `atOnce` exits without waiting for answers. */
export function shutDown(wire: Wire, body: CloseStatus, atOnce: boolean): void {
  const { world } = wire;
  setServer(world, 'draining');
  const life = world.serverLife;
  const { cause } = world;
  const each = (run: (attempt: Attempt) => void) => {
    for (const attempt of world.attempts) {
      run(attempt);
      world.cause = cause;
    }
  };
  each((attempt) => wire.drive(attempt, 'server', { kind: 'close', body }));
  if (atOnce) {
    world.exiting = true;
    schedule(world, world.nowMs + exitMs, () => {
      if (world.serverLife === life) exitProcess(wire, 'finish');
    });
    return;
  }
  serverClosed(wire);
  schedule(world, world.nowMs + drainLimitMs, () => {
    if (world.serverLife !== life) return;
    each((attempt) => {
      if (attempt.server && attempt.server.endpoint.state !== 'CLOSED')
        wire.drive(attempt, 'server', { kind: 'terminate' });
    });
  });
}

/** The process ends. Its kernel closes every socket: FIN, or RST where received data was never read (RFC 6455 §1.4). */
export function exitProcess(wire: Wire, how: 'finish' | 'unread'): void {
  const { world } = wire;
  setServer(world, 'down');
  world.exiting = false;
  const { cause } = world;
  for (const attempt of world.attempts) {
    const end = attempt.server;
    if (!end) continue;
    if (how === 'unread' || end.unread) wire.socket(attempt, 'server', { kind: 'abort' });
    wire.drive(attempt, 'server', { kind: 'leave', body: undefined });
    world.cause = cause;
  }
  const { restartMs } = world.scenario.settings;
  if (restartMs <= 0) return;
  const life = world.serverLife;
  world.restartPending = true;
  schedule(world, world.nowMs + restartMs, () => {
    if (world.serverLife === life) startServer(world);
  });
}

/** The whole host falls silent: no FIN, no RST, no answer. Its sockets are forgotten. */
export function powerOff(world: World): void {
  setServer(world, 'silent');
  world.exiting = false;
  world.restartPending = false;
  for (const { server: end } of world.attempts) {
    if (!end) continue;
    end.tcp = {
      ...end.tcp,
      state: 'closed',
      tidy: false,
      unacknowledged: [],
      dueAtMs: { retransmit: -1, keepalive: -1 },
    };
    end.endpoint = { ...end.endpoint, state: 'CLOSED', silent: true };
    for (const timer of Object.keys(end.deadlines)) delete end.deadlines[timer as keyof typeof end.deadlines];
  }
}

export function freeze(world: World): void {
  setServer(world, 'frozen');
}

export function startServer(world: World): void {
  world.restartPending = false;
  setServer(world, 'running');
}
