import { defaultsOf, type QuietRules } from '../../peers/servers.ts';
import type { CloseStatus, Http2Error } from '../../protocol/segment.ts';
import { hostSilent } from '../rules.ts';
import type { Connection, Stream } from '../transport/connection.ts';
import { loseConnection, sendGoAway } from '../transport/http2.ts';
import { install, remove } from '../transport/path.ts';
import { closed } from '../transport/tcp.ts';
import type { Wire } from '../transport/wire.ts';
import { asResultOf, record, schedule, type World } from '../world.ts';
import { heartbeat, isOpen, ping, repeat, say } from './speak.ts';

/** How long a graceful shutdown waits for the clients' Closes before it terminates them. */
export const drainLimitMs = 10_000;
/** From `process.exit()` to the kernel closing the sockets; measured with Node 24: 8 to 10 ms (evidence). */
const exitMs = 9;

const runs = (world: World) => world.server === 'running' || world.server === 'draining';

/** A connection came in: pings, watch for silence, chatter. */
export function serverOpened(wire: Wire, stream: Stream): void {
  const { world } = wire;
  const { settings } = world.scenario;
  const end = stream.server!;
  end.heardAtMs = world.nowMs;
  repeat(world, settings.serverPingMs, () => {
    if (!isOpen(stream, 'server') || !runs(world)) return false;
    if (end.pongDue) {
      terminate(wire, stream, 'no-answer');
      return false;
    }
    end.pongDue = true;
    ping(wire, stream, 'server');
    return true;
  });
  repeat(world, settings.serverSendMs, () => {
    if (!isOpen(stream, 'server') || !runs(world)) return false;
    say(wire, stream, 'server', 'hello');
    return true;
  });
  if (settings.serverSilenceMs > 0) watchSilence(wire, stream, settings.serverSilenceMs);
  const quiet = defaultsOf(world.scenario.server)?.quiet;
  if (quiet?.pingMs) pingWhenQuiet(wire, stream, quiet, world.nowMs);
  if (quiet?.limitMs) endWhenQuiet(wire, stream, quiet);
}

/** Pings a client that has said nothing since it was heard, or since the last Ping. */
function pingWhenQuiet(wire: Wire, stream: Stream, quiet: QuietRules, askedAtMs: number): void {
  const { world } = wire;
  const fromMs = Math.max(stream.server!.heardAtMs, askedAtMs);
  schedule(world, fromMs + quiet.pingMs, () => {
    if (!isOpen(stream, 'server') || !runs(world)) return;
    const isQuiet = stream.server!.heardAtMs <= fromMs;
    if (isQuiet) ping(wire, stream, 'server');
    pingWhenQuiet(wire, stream, quiet, isQuiet ? world.nowMs : askedAtMs);
  });
}

/** Ends a connection that has brought nothing for so long, in the library's own words. */
function endWhenQuiet(wire: Wire, stream: Stream, quiet: QuietRules): void {
  const { world } = wire;
  const fromMs = stream.server!.heardAtMs;
  schedule(world, fromMs + quiet.limitMs, () => {
    if (!isOpen(stream, 'server') || !runs(world)) return;
    if (stream.server!.heardAtMs > fromMs) return endWhenQuiet(wire, stream, quiet);
    record(world, stream.number, { kind: 'timer', side: 'server', timer: 'silence-timeout' });
    if (!quiet.says) return terminate(wire, stream, 'silence');
    record(world, stream.number, { kind: 'gives-up', side: 'server', why: 'silence' });
    wire.drive(stream, 'server', { kind: 'close', body: quiet.says });
  });
}

/** Will the server end a connection on which its client says nothing of its own accord? */
export function endsQuiet({ scenario, profile }: World): boolean {
  const quiet = defaultsOf(scenario.server)?.quiet;
  const answers = quiet?.pingMs && !(scenario.answersPings === false && profile.leavesPings);
  return scenario.settings.serverSilenceMs > 0 || (!!quiet?.limitMs && !answers);
}

function watchSilence(wire: Wire, stream: Stream, limitMs: number): void {
  const { world } = wire;
  const dueMs = stream.server!.heardAtMs + limitMs;
  schedule(world, dueMs, () => {
    if (!isOpen(stream, 'server') || !runs(world)) return;
    if (stream.server!.heardAtMs + limitMs > world.nowMs) watchSilence(wire, stream, limitMs);
    else {
      record(world, stream.number, { kind: 'timer', side: 'server', timer: 'silence-timeout' });
      terminate(wire, stream, 'silence');
    }
  });
}

function terminate(wire: Wire, stream: Stream, why: 'no-answer' | 'silence'): void {
  record(wire.world, stream.number, { kind: 'gives-up', side: 'server', why });
  wire.drive(stream, 'server', { kind: 'terminate' });
}

/** A message or a pong arrived. */
export function serverMessage(wire: Wire, stream: Stream, payload: string): void {
  const end = stream.server!;
  end.heardAtMs = wire.world.nowMs;
  end.pongDue = false;
  if (payload === heartbeat.ask && isOpen(stream, 'server')) say(wire, stream, 'server', heartbeat.answer);
}

/** While draining, the last connection that closes lets the process exit. */
export function serverClosed(wire: Wire): void {
  const { world } = wire;
  if (
    world.server === 'draining' &&
    world.streams.every((one) => (one.server?.endpoint.state ?? 'CLOSED') === 'CLOSED')
  )
    exitProcess(wire, 'finish');
}

/** SIGTERM with nothing set: what the library makes of it. */
export function stopProcess(wire: Wire): void {
  const { world } = wire;
  const sigterm = defaultsOf(world.scenario.server)?.sigterm ?? { kind: 'exits' };
  if (sigterm.kind === 'exits') return exitProcess(wire, 'finish');
  if (sigterm.kind === 'closes') return shutDown(wire, sigterm.says, false);
  setServer(world, 'draining');
  const life = world.serverLife;
  schedule(world, world.nowMs + sigterm.forMs, () => {
    if (world.serverLife === life) exitProcess(wire, 'finish');
  });
}

function setServer(world: World, state: World['server']): void {
  world.server = state;
  world.serverLife++;
  record(world, 0, { kind: 'server-state', state });
}

/** Graceful shutdown: no new connections, a Close to everyone, then exit. `atOnce` exits without waiting for answers. */
export function shutDown(wire: Wire, body: CloseStatus | null, atOnce: boolean): void {
  const { world } = wire;
  setServer(world, 'draining');
  const life = world.serverLife;
  const each = (run: (stream: Stream) => void) => {
    for (const stream of world.streams) asResultOf(world, () => run(stream));
  };
  world.exiting = atOnce;
  each((stream) => wire.drive(stream, 'server', { kind: 'close', body }));
  if (atOnce) {
    schedule(world, world.nowMs + exitMs, () => {
      if (world.serverLife === life) exitProcess(wire, 'finish');
    });
    return;
  }
  serverClosed(wire);
  schedule(world, world.nowMs + drainLimitMs, () => {
    if (world.serverLife !== life) return;
    each((stream) => {
      if (stream.server && stream.server.endpoint.state !== 'CLOSED')
        wire.drive(stream, 'server', { kind: 'terminate' });
    });
  });
}

/** From GOAWAY to the end of the connection, where the server ends it: as the lab's server does. */
const goAwayMs = 50;

/** Tells the client to open no new streams on an HTTP/2 connection, and perhaps ends the connection soon after. */
export function goAway(wire: Wire, connection: Connection, error: Http2Error, closes: boolean): void {
  const { world } = wire;
  sendGoAway(wire, connection, error);
  if (!closes) return;
  schedule(world, world.nowMs + goAwayMs, () => {
    loseConnection(wire, connection, 'server', 'reset');
    wire.socket(connection, 'server', { kind: 'close' });
  });
}

/** RST for TCP itself: whatever the connection carries is over at both ends. */
export function resetConnection(wire: Wire, connection: Connection): void {
  for (const stream of connection.streams) {
    // HTTP/2 has nothing to say any more.
    if (stream.server) stream.server.reset = true;
    asResultOf(wire.world, () => wire.drive(stream, 'server', { kind: 'abort' }));
  }
  wire.socket(connection, 'server', { kind: 'abort' });
}

/** The process ends. Its kernel closes every socket: FIN, or RST where received data was never read (RFC 6455 §1.4). */
export function exitProcess(wire: Wire, how: 'finish' | 'unread'): void {
  const { world } = wire;
  setServer(world, 'down');
  world.exiting = false;
  for (const connection of world.connections)
    asResultOf(world, () => {
      const { front } = world.scenario;
      if (!front && (how === 'unread' || connection.server?.unread))
        wire.socket(connection, 'server', { kind: 'abort' });
      for (const stream of connection.streams) {
        wire.drive(stream, 'server', { kind: 'vanish' });
        // The proxy lives on, and with it what it has with the client.
        if (front) wire.endTransport(stream, 'server', 'close');
      }
      if (!front) wire.socket(connection, 'server', { kind: 'close' });
    });
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
  for (const { server, streams } of world.connections) {
    if (server) server.tcp = closed(server.tcp, false);
    for (const { server: own } of streams) {
      if (!own) continue;
      own.endpoint = { ...own.endpoint, state: 'CLOSED', silent: true };
      for (const timer of Object.keys(own.deadlines)) delete own.deadlines[timer as keyof typeof own.deadlines];
    }
  }
  install(world, hostSilent);
}

export function freeze(world: World): void {
  setServer(world, 'frozen');
}

export function startServer(world: World): void {
  remove(world, 'host-silent');
  world.restartPending = false;
  setServer(world, 'running');
}
