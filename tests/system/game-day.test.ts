import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Lane } from '../lab/namespaces.ts';
import { killWithParent } from '../support/kill-with-parent.ts';
import { recipePath, until } from '../support/recipes.ts';
import { startSmallCluster } from '../support/small-cluster.ts';

// The script of the game day, on hosts of its own: client, router and server in network namespaces.
const script = recipePath('game-day/game-day.sh');
const port = 8080;
const serverFile = recipePath('servers/node-ws.mjs');
/** Says each event of a connection, one a line; a heartbeat finds what nobody announces. */
const clientCode = `
  import { WebSocket } from 'ws';
  const socket = new WebSocket(process.argv[1]);
  let heard = Date.now();
  socket.on('open', () => { console.log('open'); setInterval(() => socket.ping(), 250); });
  socket.on('pong', () => { heard = Date.now(); });
  setInterval(() => { if (Date.now() - heard > 1500) { console.log('silent'); heard = Infinity; } }, 100);
  socket.on('error', () => {});
  socket.on('close', (code) => { console.log('close ' + code); process.exit(); });
`;

let lane: Lane;
let place: string;
const children: ChildProcess[] = [];

function start(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { detached: true, env: { ...process.env, ...env } });
  killWithParent(child);
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
  return { child, output: () => output };
}

const onServer = (...command: string[]): readonly string[] => [...lane.on('server'), ...command];
const gameDay = (...args: string[]): readonly string[] => onServer('bash', script, ...args);
const startServer = () => start(onServer(process.execPath, serverFile), { PORT: String(port) });
const startClient = () =>
  start([
    ...lane.on('client'),
    process.execPath,
    '--input-type=module',
    '--eval',
    clientCode,
    `ws://${lane.serverAddress}:${port}/`,
  ]);

/** Whether the server's host is as it was: no rule of ours, no queue of ours, nobody stopped. */
function isWhole(): boolean {
  const run = (...command: string[]): string => {
    const [file = '', ...args] = onServer(...command);
    return execFileSync(file, args, { encoding: 'utf8' });
  };
  const stopped = children.some(
    ({ pid }) => existsSync(`/proc/${pid}/stat`) && /\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')),
  );
  return run('nft', 'list', 'ruleset').trim() === '' && !run('tc', 'qdisc', 'show').includes('6455:') && !stopped;
}

/** A client that is connected to a server. */
async function connected() {
  const server = startServer();
  await until('the server listens', () => server.output().includes('listening'));
  const client = startClient();
  await until('the client is connected', () => client.output().includes('open'));
  return { server, client };
}

/** A new connection, which shows that all is as before. */
async function connectsAgain(): Promise<void> {
  await until('a client connects again', async () => {
    const client = startClient();
    await Promise.race([once(client.child, 'exit'), until('opened or closed', () => client.output() !== '')]);
    return client.output().includes('open');
  });
}

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'game-day-'));
  lane = await Lane.make('game', true);
});
afterEach(async () => {
  for (const { pid, exitCode } of children.splice(0))
    if (pid !== undefined && exitCode === null) spawnSync('kill', ['-KILL', '--', `-${pid}`]);
  await lane.remove();
  rmSync(place, { recursive: true, force: true });
});

describe.runIf(process.getuid?.() === 0)('a game day', () => {
  it('has a script in which ShellCheck finds nothing', () => {
    expect(execFileSync('shellcheck', [script], { encoding: 'utf8' })).toBe('');
  });

  it.each([
    ['path-drops', 4, [], /silent/],
    ['path-slow', 15, ['--device', 'wire'], /silent/],
    ['server-frozen', 4, [], /silent/],
    ['path-resets', 4, [], /close 1006/],
  ])('with %s happens to the client, and is over after its time', async (ending, seconds, more, seen) => {
    const { client } = await connected();
    const time = ['--seconds', String(seconds), ...more, '--confirm', hostname()];
    const day = start(gameDay(ending, '--port', String(port), ...time));
    await until(`the client sees ${seen}`, () => seen.test(client.output()));
    expect(isWhole()).toBe(false);
    const [code] = await once(day.child, 'exit');
    expect([code, day.output()]).toEqual([0, expect.stringContaining('undone')]);
    expect(isWhole()).toBe(true);
    await connectsAgain();
  });

  it.each([
    ['server-killed', 1006],
    ['server-stopped', 1001],
  ])('with %s ends the connection with %i, and starts the server again', async (ending, code) => {
    const { client } = await connected();
    const again = join(place, 'again.sh');
    writeFileSync(
      again,
      `PORT=${port} setsid ${process.execPath} ${serverFile} >/dev/null 2>&1 & echo $! >${place}/pid\n`,
    );
    const day = start(
      gameDay(ending, '--port', String(port), '--seconds', '1', '--confirm', hostname(), '--', 'bash', again),
    );
    await until('the connection ended', () => client.output().includes('close'));
    expect(client.output()).toContain(`close ${code}`);
    await once(day.child, 'exit');
    await connectsAgain();
    process.kill(Number(readFileSync(join(place, 'pid'), 'utf8')), 'SIGKILL');
  });

  it.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)('is undone at once after %s', async (signal) => {
    await connected();
    const day = start(gameDay('path-drops', '--port', String(port), '--seconds', '600', '--confirm', hostname()));
    await until('it is broken', () => !isWhole());
    process.kill(-day.child.pid!, signal);
    await once(day.child, 'exit');
    expect(isWhole()).toBe(true);
  });

  it('is undone after its time when the script was killed', async () => {
    const { server } = await connected();
    const day = start(gameDay('server-frozen', '--port', String(port), '--seconds', '1', '--confirm', hostname()));
    await until('it is broken', () => !isWhole());
    process.kill(-day.child.pid!, 'SIGKILL');
    await once(day.child, 'exit');
    expect(isWhole()).toBe(false);
    await until('the watch undoes it', isWhole);
    expect(server.child.exitCode).toBeNull();
  });

  it.each([
    ['nobody confirms', [], 'nobody to ask'],
    ['another host is named', ['--confirm', 'production'], 'not confirmed'],
    ['the port is that of SSH', ['--port', '22', '--confirm', hostname()], 'not that of SSH'],
    ['it would last too long', ['--seconds', '601', '--confirm', hostname()], '1 to 600'],
  ])('refuses when %s, and changes nothing', (_, more, sentence) => {
    const [file = '', ...args] = gameDay('path-drops', ...more);
    const { status, stderr } = spawnSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    expect(isWhole()).toBe(true);
  });

  it('leaves alone a queue that somebody else has made', () => {
    const [file = '', ...args] = onServer('tc', 'qdisc', 'add', 'dev', 'wire', 'root', 'pfifo', 'limit', '7');
    execFileSync(file, args);
    const [bash = '', ...rest] = gameDay('path-slow', '--device', 'wire', '--confirm', hostname());
    expect(spawnSync(bash, rest, { encoding: 'utf8' }).stderr).toContain('a queue of its own');
    const [show = '', ...shown] = onServer('tc', 'qdisc', 'show', 'dev', 'wire');
    expect(execFileSync(show, shown, { encoding: 'utf8' })).toContain('limit 7p');
  });

  it('deletes one Pod and waits for the next, where the context is the one that was named', async () => {
    const cluster = await startSmallCluster();
    try {
      writeFileSync(join(place, 'kubeconfig'), cluster.config('staging'));
      const env = { KUBECONFIG: join(place, 'kubeconfig'), HOME: place };
      const run = (context: string) =>
        start(['bash', script, 'pod-deleted', '--pod', 'app=chat', '--seconds', '1', '--confirm', context], env);
      const [refused] = await once(run('production').child, 'exit');
      expect([refused, cluster.changes]).toEqual([2, []]);
      const day = run('staging');
      const [code] = await once(day.child, 'exit');
      expect([code, day.output()]).toEqual([0, expect.stringContaining('undone')]);
      expect(cluster.changes).toEqual(['DELETE /api/v1/namespaces/default/pods/chat-1']);
      // The third has taken the place of the first, and kubectl has waited for both.
      expect(cluster.pods()).toEqual(['chat-2', 'chat-3']);
      for (const pod of cluster.pods()) expect(day.output()).toContain(`pod/${pod} condition met`);
    } finally {
      await cluster.stop();
    }
  });
});
