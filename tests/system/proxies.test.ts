import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ProgramName, startProgram, writeConfiguration } from '../support/proxy-programs.ts';
import { type Ending, end, endingOf, freePort, open, type Running, recipePath, until } from '../support/recipes.ts';

// Each proxy's recipe in the real program, in front of a server that sends nothing unasked.
const idleSeconds = 3;
const idleMs = idleSeconds * 1000;

type Edit = (recipe: string) => string;
type Recipe = {
  readonly name: ProgramName;
  readonly file: string;
  /** What an operator has who did not read the recipe: the lines of the fix are gone. */
  readonly plain: Edit;
  /** FACTS of the program's own documentation: what ends a silent WebSocket then, in seconds. */
  readonly defaultSeconds: number;
  /** That limit made short enough to watch. */
  readonly short: Edit;
};

const without =
  (lines: RegExp): Edit =>
  (recipe) => {
    if (!lines.test(recipe)) throw new Error(`the recipe has no ${lines}`);
    return recipe.replaceAll(lines, '');
  };

const recipes: readonly Recipe[] = [
  {
    name: 'nginx',
    file: 'nginx.conf',
    plain: without(/^ *proxy_(?:read|send)_timeout .*\n/gm),
    defaultSeconds: 60,
    short: (recipe) => recipe.replace(/^server \{/m, `proxy_read_timeout ${idleSeconds}s;\n$&`),
  },
  {
    name: 'haproxy',
    file: 'haproxy.cfg',
    plain: without(/^ *timeout tunnel .*\n/gm),
    defaultSeconds: 30,
    short: (recipe) => recipe.replaceAll(/(timeout (?:client|server)) 30s/g, `$1 ${idleSeconds}s`),
  },
  {
    name: 'apache',
    file: 'apache.conf',
    plain: without(/^ProxyTimeout .*\n/gm),
    defaultSeconds: 60,
    short: (recipe) => `Timeout ${idleSeconds}\n${recipe}`,
  },
];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'proxies-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Setting = {
  readonly port: number;
  readonly running: Running;
  readonly place: string;
  /** The recipe as the program got it, before the edit. */
  readonly recipe: string;
  /** The server's end of the first connection, once there is one. */
  readonly accepted: Promise<{ readonly socket: WebSocket; readonly ending: Promise<Ending> }>;
};

/** Starts a silent server and, in front of it, the program with the edited recipe; ends both after the work. */
async function behind<T>(
  { name, file }: Pick<Recipe, 'name' | 'file'>,
  edit: Edit,
  work: (setting: Setting) => Promise<T>,
): Promise<T> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const accepted = once(server, 'connection').then(([socket]: WebSocket[]) => ({
    socket: socket!,
    ending: endingOf(socket!),
  }));
  const port = await freePort();
  const recipe = readFileSync(recipePath(`proxies/${file}`), 'utf8')
    .replaceAll('8080', String(port))
    .replaceAll('127.0.0.1:9000', `127.0.0.1:${(server.address() as AddressInfo).port}`);
  const place = mkdtempSync(join(directory, name));
  let running: Running | undefined;
  try {
    running = await startProgram(name, edit(recipe), port, place);
    return await work({ port, running, place, recipe, accepted });
  } finally {
    await end(running, 'SIGTERM');
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

/** Whether the client is still connected after this much silence; a timer, as silence is what is measured. */
const survives = (socket: WebSocket, ms: number): Promise<boolean> =>
  Promise.race([
    once(socket, 'close').then(() => false),
    new Promise<boolean>((resolve) => setTimeout(resolve, ms, true)),
  ]);

async function openTimed(port: number) {
  const atMs = performance.now();
  const client = await open(port);
  let errors = 0;
  client.socket.on('error', () => {
    errors += 1;
  });
  return { ...client, atMs, errors: () => errors };
}

describe.concurrent.each(recipes)('$name', (one) => {
  const { plain, short, defaultSeconds } = one;

  it('ends a silent WebSocket on both sides without a Close frame: 1006, and no error', () =>
    behind(
      one,
      (text) => short(plain(text)),
      async ({ port, accepted }) => {
        const { ending, atMs, errors } = await openTimed(port);
        const { code, reason, atMs: endedMs } = await ending;
        expect({ code, reason, errors: errors() }).toEqual({ code: 1006, reason: '', errors: 0 });
        expect(endedMs - atMs).toBeGreaterThan(idleMs - 100);
        expect(endedMs - atMs).toBeLessThan(idleMs + 3000);
        expect(await (await accepted).ending).toMatchObject({ code: 1006 });
      },
    ));

  it('puts a FIN on the wire and no byte before it', () =>
    behind(
      one,
      (text) => short(plain(text)),
      async ({ port }) => {
        const socket = connect(port, '127.0.0.1');
        const bytes: Buffer[] = [];
        socket.on('data', (data: Buffer) => bytes.push(data));
        socket.write(
          `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`,
        );
        await once(socket, 'end'); // a RST would reject
        expect(Buffer.concat(bytes).toString('latin1')).toMatch(/^HTTP\/1\.1 101 [\s\S]*\r\n\r\n$/);
      },
    ));

  it.each([
    ["the server's Ping", (_: WebSocket, theirs: WebSocket) => theirs.ping()],
    ["the client's message that nobody answers", (ours: WebSocket) => ours.send('heartbeat')],
  ])('is kept open by %s', (_, beat) =>
    behind(
      one,
      (text) => short(plain(text)),
      async ({ port, accepted }) => {
        const { socket } = await openTimed(port);
        const { socket: theirs } = await accepted;
        const timer = setInterval(() => beat(socket, theirs), 1000);
        expect(await survives(socket, 2.5 * idleMs)).toBe(true);
        clearInterval(timer);
        socket.terminate();
      },
    ),
  );

  it('is kept open without a heartbeat by the lines of the recipe', () =>
    behind(one, short, async ({ port }) => {
      const { socket } = await openTimed(port);
      expect(await survives(socket, 2.5 * idleMs)).toBe(true);
      socket.terminate();
    }));

  it(`ends a silent WebSocket after ${defaultSeconds} s when nobody says anything else`, () =>
    behind(one, plain, async ({ port }) => {
      const { ending, atMs } = await openTimed(port);
      const { code, atMs: endedMs } = await ending;
      expect(code).toBe(1006);
      expect(Math.abs(endedMs - atMs - defaultSeconds * 1000)).toBeLessThan(3000);
    }));
});

describe('caddy', () => {
  const caddy = { name: 'caddy', file: 'Caddyfile' } as const;
  const [, major = '', minor = ''] =
    /v?(\d+)\.(\d+)/.exec(execFileSync('caddy', ['version'], { encoding: 'utf8' })) ?? [];
  const knowsDelay = Number(major) > 2 || Number(minor) >= 7;
  const plain = without(/^ *stream_close_delay .*\n/gm);
  const whole: Edit = (recipe) => recipe;
  const reload = (place: string, text: string): void => {
    const file = writeConfiguration('caddy', text, place);
    const args = ['--force', '--config', file, '--adapter', 'caddyfile', '--address', `unix/${place}/admin`];
    execFileSync('caddy', ['reload', ...args], { stdio: 'pipe' });
  };

  it('ends nothing for its silence, and says 1001 to everyone when its configuration is read again', () =>
    behind(caddy, plain, async ({ port, place, recipe }) => {
      const { socket, ending } = await openTimed(port);
      expect(await survives(socket, 2.5 * idleMs)).toBe(true);
      reload(place, plain(recipe));
      expect(await ending).toMatchObject({ code: 1001 });
    }));

  it('says 1001 when it is stopped', () =>
    behind(caddy, plain, async ({ port, running }) => {
      const { ending } = await openTimed(port);
      await end(running, 'SIGTERM');
      expect(await ending).toMatchObject({ code: 1001 });
    }));

  it(
    knowsDelay
      ? 'leaves them alone for a while with the line of the recipe'
      : 'does not know the line of the recipe, which the recipe says is for 2.7 and later',
    async () => {
      if (!knowsDelay) {
        const refused = behind(caddy, whole, async () => {});
        await expect(refused).rejects.toThrow('unrecognized subdirective stream_close_delay');
        return;
      }
      await behind(caddy, whole, async ({ port, place, recipe }) => {
        const { socket } = await openTimed(port);
        reload(place, recipe);
        expect(await survives(socket, idleMs)).toBe(true);
        socket.terminate();
      });
    },
  );
});

// What the game day says of a reload: the script's own ending, with the real proxies.
describe.runIf(process.getuid?.() === 0)('proxy-reload of the game day', () => {
  /** Runs the script to its end, which is a second later. */
  const gameDay = (port: number, ...command: string[]): string => {
    const told = ['proxy-reload', '--port', String(port), '--seconds', '1', '--confirm', hostname(), '--', ...command];
    return execFileSync('bash', [recipePath('game-day/game-day.sh'), ...told], { encoding: 'utf8' });
  };

  it('leaves a connection through nginx alone until its old worker ends: 1006', () =>
    behind(
      { name: 'nginx', file: 'nginx.conf' },
      (recipe) => recipe,
      async ({ port, place }) => {
        const master = readFileSync(join(place, 'pid'), 'utf8').trim();
        const workers = (): string[] =>
          readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ');
        const [old] = workers();
        const { socket, ending } = await openTimed(port);
        expect(gameDay(port, 'nginx', '-s', 'reload', '-c', join(place, 'configuration'), '-e', 'stderr')).toContain(
          'undone',
        );
        await until('a new worker takes over', () => workers().length === 2);
        expect(socket.readyState).toBe(socket.OPEN);
        expect((await openTimed(port)).socket.readyState).toBe(socket.OPEN);
        process.kill(Number(old), 'SIGTERM');
        expect(await ending).toMatchObject({ code: 1006 });
      },
    ));

  it('ends a connection through Caddy with 1001', () =>
    behind({ name: 'caddy', file: 'Caddyfile' }, without(/^ *stream_close_delay .*\n/gm), async ({ port, place }) => {
      const { ending } = await openTimed(port);
      const file = join(place, 'Caddyfile');
      const its = ['--force', '--config', file, '--adapter', 'caddyfile', '--address', `unix/${place}/admin`];
      expect(gameDay(port, 'caddy', 'reload', ...its)).toContain('undone');
      expect(await ending).toMatchObject({ code: 1001 });
    }));
});
