import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { argumentsOf } from '../../src/cli/command.ts';
import {
  parseServerRecords,
  type ServerId,
  type ServerRecord,
  type ServerTrial,
  serverIds,
  serverTrials,
} from '../../src/evidence/server-records.ts';
import { pause } from './causes.ts';
import { killTree } from './clients/process-tree.ts';
import { defaultServers } from './default-servers.ts';
import { freePort } from './session.ts';

// npm run lab:servers: what servers do by default, measured with a ws client over loopback. --server measures one
// alone, and the records of the others stay as they are.
const { values } = argumentsOf(
  'Usage: npm run lab:servers -- [--server SERVER …] [--runs 2] [--idle-seconds 180] [--out FILE]',
  {
    options: {
      server: { type: 'string', multiple: true },
      runs: { type: 'string', default: '2' },
      'idle-seconds': { type: 'string', default: '180' },
      out: { type: 'string', default: new URL('../../src/evidence/servers/records.json', import.meta.url).pathname },
    },
  },
);
const idleMs = Number(values['idle-seconds']) * 1000;
const quickMs = 15_000;
/** aiohttp gives its handlers a minute. */
const shutdownMs = 75_000;
const directory = mkdtempSync(join(tmpdir(), 'servers-'));
const say = (text: string): void => console.log(text);

type Program = { readonly process: ChildProcess; readonly port: number; readonly version: string };

const clientVersion = defaultServers.ws.version();

async function start(id: ServerId): Promise<Program> {
  const version = defaultServers[id].version();
  const port = await freePort();
  const [command, ...args] = defaultServers[id].command(port, directory);
  const child = spawn(command!, args, { stdio: 'ignore' });
  for (let tries = 0; ; tries += 1) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    const event = await new Promise<string>((resolve) => {
      for (const each of ['open', 'error']) socket.on(each, () => resolve(each));
    });
    socket.terminate();
    if (event === 'open') return { process: child, port, version };
    if (tries > 100 || child.exitCode !== null) throw new Error(`${id} does not listen`);
    await pause(200);
  }
}

/** What each trial does; returns the time from which to count. */
const acts: Readonly<Record<ServerTrial, (socket: WebSocket, program: Program, tooBig: number) => void>> = {
  'client-close-no-arguments': (socket) => socket.close(),
  'client-close-1000': (socket) => socket.close(1000, 'bye'),
  'client-close-4000': (socket) => socket.close(4000, 'x'),
  'server-close-4000': (socket) => socket.send('close 4000'),
  sigterm: (_socket, program) => program.process.kill('SIGTERM'),
  idle: () => undefined,
  'idle-pings-unanswered': () => undefined,
  'message-too-big': (socket, _program, tooBig) => socket.send('x'.repeat(tooBig)),
  'invalid-utf8-from-client': (socket) => socket.send(Buffer.from([0xc3, 0x28]), { binary: false }),
};

async function trial(id: ServerId, what: ServerTrial, run: number, program: Program): Promise<ServerRecord | null> {
  const { tooBig } = defaultServers[id];
  if (what === 'message-too-big' && tooBig === null) return null;
  const autoPong = what !== 'idle-pings-unanswered';
  const socket = new WebSocket(`ws://127.0.0.1:${program.port}/`, { autoPong, perMessageDeflate: false });
  let clientError: string | null = null;
  socket.on('error', (error: Error & { code?: string }) => {
    clientError = error.code ?? error.message;
  });
  await once(socket, 'open');
  const pings: number[] = [];
  const exited = what === 'sigterm' ? once(program.process, 'exit').then(() => Date.now()) : null;
  const closed = new Promise<{ code: number; reason: string; atMs: number }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason), atMs: Date.now() }));
  });
  const atMs = Date.now();
  socket.on('ping', () => pings.push(Date.now() - atMs));
  acts[what](socket, program, tooBig ?? 0);
  const watchedMs = what.startsWith('idle') ? idleMs : what === 'sigterm' ? shutdownMs : quickMs;
  const close = await Promise.race([closed, pause(watchedMs).then(() => null)]);
  const endedMs =
    exited && (await Promise.race([exited, pause(Math.max(0, atMs + shutdownMs - Date.now())).then(() => null)]));
  socket.terminate();
  const clientSaw = {
    code: close?.code ?? null,
    reason: close?.reason ?? null,
    afterMs: close ? close.atMs - atMs : null,
  };
  say(`${id} ${what} run ${run}: ${JSON.stringify(clientSaw)} ${pings.length} pings`);
  return {
    cause: `srv-${id}-${what}`,
    client: 'ws',
    clientVersion,
    transport: 'ws',
    server: id,
    serverVersion: program.version,
    kernel: release().split('-')[0] ?? release(),
    date: new Date(atMs).toISOString(),
    run,
    watchedMs,
    clientSaw,
    clientError,
    pingsAfterMs: pings,
    processEndedAfterMs: endedMs === null ? null : endedMs - atMs,
  };
}

/** What does not wait is done one after the other: many servers at once would measure the machine. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(work);
  turn = next.catch(() => undefined);
  return next;
}

async function measure(id: ServerId): Promise<ServerRecord[]> {
  const program = await inTurn(() => {
    defaultServers[id].build?.(directory);
    return start(id);
  });
  const runs = Array.from({ length: Number(values.runs) }, (_, index) => index + 1);
  try {
    // These wait for minutes, so they wait side by side.
    const slow: readonly ServerTrial[] = ['idle', 'idle-pings-unanswered'];
    const waiting = slow.flatMap((what) => runs.map((run) => trial(id, what, run, program)));
    const done: (ServerRecord | null)[] = [];
    await inTurn(async () => {
      for (const what of serverTrials)
        for (const run of slow.includes(what) ? [] : runs) {
          // SIGTERM ends its program: it gets one of its own.
          const own = what === 'sigterm' ? await start(id) : program;
          done.push(await trial(id, what, run, own));
          if (own !== program) killTree(own.process.pid!);
        }
    });
    return [...done, ...(await Promise.all(waiting))].filter((each) => each !== null);
  } finally {
    killTree(program.process.pid!);
  }
}

try {
  const wanted = serverIds.filter((id) => values.server?.includes(id) ?? true);
  const there = wanted.filter((id) => existsSync(defaultServers[id].needs));
  for (const id of wanted) if (!there.includes(id)) say(`${id} is not here: ${defaultServers[id].needs}`);
  const results = await Promise.allSettled(there.map(measure));
  const failed = results.flatMap((result, index) =>
    result.status === 'rejected' ? [`${there[index]}: ${result.reason}`] : [],
  );
  const fresh = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  const earlier: unknown = existsSync(values.out) ? JSON.parse(readFileSync(values.out, 'utf8')) : [];
  const kept = parseServerRecords(earlier).filter(({ server }) => !fresh.some((each) => each.server === server));
  const all = [...kept, ...fresh];
  const order = ({ server, cause }: ServerRecord): number =>
    serverIds.indexOf(server) * 100 + serverTrials.findIndex((what) => cause.endsWith(`-${what}`));
  const sorted = all.toSorted((a, b) => order(a) - order(b) || a.run - b.run);
  writeFileSync(values.out, `[\n${sorted.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
  for (const each of failed) say(`FAILED ${each}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
