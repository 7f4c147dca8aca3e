import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type KitCause, kitCauses } from '../../../src/workshop/measure/kit-causes.ts';

// The real kit in its own process, with ws as the browser.
const dist = mkdtempSync(join(tmpdir(), 'kit-'));
writeFileSync(join(dist, 'index.html'), '<p>home</p>');
let workshop: ChildProcess;
let port = 0;
let token = '';

beforeAll(async () => {
  workshop = spawn(process.execPath, ['src/workshop/workshop.ts', '--port', '0', '--dir', dist], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [lines] = (await once(workshop.stdout!, 'data')) as [Buffer];
  [, port, token] = /Measure.*:(\d+)\/measure\/\?token=(\S+)/.exec(String(lines))!.map(String) as unknown as [
    string,
    number,
    string,
  ];
});
afterAll(async () => {
  workshop.kill('SIGKILL');
  await once(workshop, 'exit');
  rmSync(dist, { recursive: true, force: true });
});

let runs = 0;
const addressOf = (path: string, more: Readonly<Record<string, string>>): string =>
  `http://127.0.0.1:${port}/measure-kit/${path}?${new URLSearchParams({ token, ...more })}`;

type Seen = { code?: number; reason?: string; error?: string; opened: boolean };

async function socketFor(cause: string, run: string, more: Readonly<Record<string, string>> = {}, headers = {}) {
  const socket = new WebSocket(addressOf('socket', { run, cause, ...more }).replace('http', 'ws'), { headers });
  const seen: Seen = { opened: false };
  socket.on('error', (error: Error & { code?: string }) => {
    seen.error = error.code ?? error.message;
  });
  // ws keeps an error of TCP to itself.
  socket.on('upgrade', ({ socket: tcp }) =>
    tcp.on('error', (error: Error & { code?: string }) => {
      seen.error ??= error.code ?? error.message;
    }),
  );
  const over = new Promise<Seen>((resolve) =>
    socket.on('close', (code, reason) => resolve(Object.assign(seen, { code, reason: String(reason) }))),
  );
  socket.on('open', () => {
    seen.opened = true;
  });
  return { socket, over };
}

/** As the page does it: open, one question and its answer, then the cause. */
async function carryOut({ cause, opens, page, server, treatment }: KitCause): Promise<Seen> {
  const run = `${cause}.${++runs}`;
  const { socket, over } = await socketFor(cause, run);
  if (!opens) return over;
  await once(socket, 'open');
  socket.send('hello');
  await once(socket, 'message');
  if (treatment.kind === 'process' && treatment.reads === false) {
    socket.send('never read');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (server) {
    const answer = await fetch(addressOf('act', { run, cause }), { method: 'POST' });
    expect(answer.status).toBe(200);
  }
  if (page?.kind === 'close') socket.close(page.code, page.reason);
  if (page?.kind === 'send') socket.send('x'.repeat(page.length));
  return over;
}

describe('each cause of the kit happens to a real client', () => {
  test.each([
    ['server-close-1000', 1000],
    ['server-close-1001', 1001],
    ['server-close-1013', 1013],
    ['server-close-no-code', 1005],
    ['server-close-1001-then-exit', 1001],
    ['server-sigterm-no-handler', 1006],
    ['server-sigkill', 1006],
    ['server-terminate', 1006],
    ['server-message-too-big', 1009],
    ['client-close-4000', 4000],
  ] as const)('%s: %d', async (id, code) => {
    const seen = await carryOut(kitCauses.find(({ cause }) => cause === id)!);
    expect(seen).toMatchObject({ opened: true, code });
  });

  test.each([
    ['server-sigkill-unread-data', 'ECONNRESET'],
    ['server-reset', 'ECONNRESET'],
    ['server-invalid-utf8', 'WS_ERR_INVALID_UTF8'],
    ['server-close-code-1006-on-wire', 'WS_ERR_INVALID_CLOSE_CODE'],
    ['deflate-inflate-error', 'Z_DATA_ERROR'],
    ['deflate-rsv1-not-negotiated', 'WS_ERR_UNEXPECTED_RSV_1'],
  ] as const)('%s: the client finds %s', async (id, error) => {
    const seen = await carryOut(kitCauses.find(({ cause }) => cause === id)!);
    expect(seen).toMatchObject({ opened: true, code: 1006, error });
  });

  test.each([401, 403, 503])('a handshake that is answered with %d', async (status) => {
    const seen = await carryOut(kitCauses.find(({ cause }) => cause === `handshake-${status}`)!);
    expect(seen).toMatchObject({ opened: false, code: 1006, error: `Unexpected server response: ${status}` });
  });

  test.each([
    ['tls-self-signed', 'self-signed certificate'],
    ['tls-handshake-expired-certificate', 'certificate has expired'],
    ['tls-handshake-wrong-host', 'self-signed certificate'],
    ['tls-handshake-tls10-only', 'alert protocol version'],
    ['tls-handshake-plain-server', 'wrong version number'],
  ])('%s: the client refuses with %s, and the port speaks HTTP again', async (cause, error) => {
    const run = `${cause}.${++runs}`;
    const ask = (path: string) => fetch(addressOf(path, { run, cause }), { method: 'POST' });
    const isTls = cause !== 'tls-handshake-plain-server';
    expect((await ask('expect')).status).toBe(isTls ? 200 : 409);
    const socket = new WebSocket(addressOf('socket', { run, cause }).replace('http', 'wss'));
    const [seen] = (await once(socket, 'error')) as [Error];
    expect(seen.message).toContain(error);
    const over = await ask('over');
    expect(over.status).toBe(200);
    if (cause === 'tls-handshake-tls10-only') expect(await over.json()).toMatchObject({ refusedOver: 'version' });
    const plain = new WebSocket(addressOf('socket', { run, cause }).replace('http', 'wss'));
    expect(((await once(plain, 'error')) as [Error])[0].message).toContain('wrong version number');
  });

  test('for a connection that nobody accepts it names a port on which nothing listens', async () => {
    const ask = { run: `refused.${++runs}`, cause: 'handshake-refused' };
    const { port } = (await (await fetch(addressOf('expect', ask), { method: 'POST' })).json()) as { port: number };
    const [error] = (await once(new WebSocket(`ws://127.0.0.1:${port}/`), 'error')) as [{ code?: string }];
    expect(error.code).toBe('ECONNREFUSED');
  });

  test('the second window is a page without a script that may connect to any port', async () => {
    const response = await fetch(addressOf('window', { run: 'window' }));
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self' ws:");
    expect(await response.text()).not.toContain('<script');
    expect((await fetch(addressOf('window', { run: 'window', token: '' }))).status).toBe(403);
  });

  test('what the server saw of it can be asked for afterwards', async () => {
    const run = `seen.${++runs}`;
    const { socket, over } = await socketFor('client-close-1000', run);
    await once(socket, 'open');
    socket.close(1000);
    await over;
    await expect
      .poll(async () => (await fetch(addressOf('seen', { run }))).json())
      .toMatchObject({ code: 1000, closeFrame: true, deedAtMs: null });
  });

  test('a proxy that holds lets nothing through', async () => {
    const run = `held.${++runs}`;
    const { socket } = await socketFor('cable-pulled-then-close', run);
    await once(socket, 'open');
    expect((await fetch(addressOf('act', { run, cause: 'cable-pulled-then-close' }), { method: 'POST' })).status).toBe(
      200,
    );
    let answers = 0;
    socket.on('message', () => {
      answers += 1;
    });
    socket.send('hello');
    socket.close(1000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await (await fetch(addressOf('seen', { run }))).json()).toMatchObject({ code: null });
    expect([answers, socket.readyState]).toEqual([0, WebSocket.CLOSING]);
    socket.terminate();
  });
});

describe('nobody else measures, and nothing ends the kit', () => {
  const isAlive = async () => {
    const run = `alive.${++runs}`;
    const { socket } = await socketFor('client-close-1000', run);
    await once(socket, 'open');
    socket.terminate();
  };

  test.each([
    ['no token', { token: '' }],
    ['another token', { token: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('%s', async (_what, wrong) => {
    const run = `wrong.${++runs}`;
    const { over } = await socketFor('server-close-1000', run, wrong);
    expect(await over).toMatchObject({ opened: false, code: 1006 });
    expect((await fetch(addressOf('seen', { run, ...wrong }))).status).toBe(403);
    expect((await fetch(addressOf('act', { run, ...wrong }), { method: 'POST' })).status).toBe(403);
    await isAlive();
  });

  test.each([
    ['another origin', { Origin: 'http://evil.example' }],
    ['another name for this machine', { Host: 'evil.example' }],
  ])('%s, even with the token', async (_what, headers) => {
    const { over } = await socketFor('server-close-1000', `foreign.${++runs}`, {}, headers);
    expect(await over).toMatchObject({ opened: false, code: 1006 });
  });

  test.each([
    ['an unknown cause', 'format-disk', 'fine'],
    ['no name', 'server-close-1000', ''],
    ['a name that is too long', 'server-close-1000', 'x'.repeat(81)],
    ['a name with other signs', 'server-close-1000', 'a/../b'],
  ])('%s is not carried out', async (_what, cause, run) => {
    const { over } = await socketFor(cause, run);
    expect(await over).toMatchObject({ opened: false });
    await isAlive();
  });

  test('a name is used once, and a deed is done once', async () => {
    const run = `once.${++runs}`;
    const { socket, over } = await socketFor('server-close-1000', run);
    await once(socket, 'open');
    expect(await (await socketFor('server-close-1000', run)).over).toMatchObject({ opened: false });
    const act = () => fetch(addressOf('act', { run, cause: 'server-close-1000' }), { method: 'POST' });
    expect((await act()).status).toBe(200);
    await over;
    expect((await act()).status).toBe(409);
  });

  test('one address asks for TLS once at a time, and nobody else gets it', async () => {
    const expect409 = async (run: string, cause: string) =>
      expect((await fetch(addressOf('expect', { run, cause }), { method: 'POST' })).status).toBe(409);
    const first = { run: `first.${++runs}`, cause: 'tls-self-signed' };
    expect((await fetch(addressOf('expect', first), { method: 'POST' })).status).toBe(200);
    await expect409(`second.${++runs}`, 'tls-self-signed');
    await expect409(first.run, 'tls-self-signed');
    await expect409(`third.${++runs}`, 'server-sigkill');
    expect((await fetch(addressOf('seen', first))).status).toBe(200);
    await fetch(addressOf('over', { ...first, run: 'another' }), { method: 'POST' });
    await expect409(`fourth.${++runs}`, 'tls-self-signed');
    await fetch(addressOf('over', first), { method: 'POST' });
    await isAlive();
  });

  test('an order for another cause than the connection was opened for is refused', async () => {
    const run = `other.${++runs}`;
    const { socket } = await socketFor('server-close-1000', run);
    await once(socket, 'open');
    const act = await fetch(addressOf('act', { run, cause: 'server-sigkill' }), { method: 'POST' });
    expect(act.status).toBe(409);
    socket.terminate();
  });

  test('whoever sends without an end to a scripted server is cut off', async () => {
    const { socket, over } = await socketFor('client-close-unanswered', `flood.${++runs}`);
    await once(socket, 'open');
    socket.on('error', () => undefined);
    socket.send(Buffer.alloc(200_000));
    expect(await over).toMatchObject({ code: 1006 });
    await isAlive();
  });

  test('processes of the kit are gone with the cause that needed them', async () => {
    const before = kitCauses.filter(({ treatment }) => treatment.kind === 'process');
    for (const cause of [...before, ...before, ...before]) expect((await carryOut(cause)).opened).toBe(true);
    await isAlive();
  });
});
