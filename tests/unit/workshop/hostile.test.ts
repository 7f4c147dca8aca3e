import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let dist: string;
let workshop: ChildProcess;
let port: number;

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'workshop-'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>home</title>');
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

const start = (...more: string[]) =>
  spawn(process.execPath, ['src/workshop/workshop.ts', '--port', '0', '--dir', dist, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Starts a workshop that the tests that follow may speak to. */
async function begin(): Promise<void> {
  workshop = start();
  const [line] = (await once(workshop.stdout!, 'data')) as [Buffer];
  port = Number(/:(\d+)\//.exec(String(line))?.[1]);
}
async function end(): Promise<void> {
  if (workshop.exitCode !== null || workshop.signalCode !== null) return;
  workshop.kill('SIGKILL');
  await once(workshop, 'exit');
}

/** Sends bytes as they are and gives what came back until the other end closed. */
const say = (text: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    socket.write(text);
    socket.setTimeout(5000, () => socket.destroy());
  });

const request = (line: string, ...headers: string[]): Promise<string> =>
  say(`${line}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`);

/** The workshop still answers, and still has its server. */
const isAlive = async (): Promise<void> => {
  expect(await request('GET / HTTP/1.1')).toContain('home');
  const socket = await open();
  socket.destroy();
};

/** A WebSocket through the cable, opened by hand. */
const open = (...headers: string[]): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.once('data', (data) =>
      String(data).startsWith('HTTP/1.1 101') ? resolve(socket) : reject(new Error(String(data))),
    );
    socket.once('close', () => reject(new Error('closed')));
    const lines = [
      'GET /workshop-socket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      ...headers,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });

describe('no request ends the workshop', () => {
  beforeAll(begin);
  afterAll(end);

  test.each([
    'GET // HTTP/1.1',
    'GET //:x HTTP/1.1',
    'GET http://[::1 HTTP/1.1',
    'GET * HTTP/1.1',
    'GET /code/%01 HTTP/1.1',
    `GET /${'a'.repeat(300)} HTTP/1.1`,
    `GET /${'a/'.repeat(2500)} HTTP/1.1`,
    'GET /%E0%A4%A HTTP/1.1',
    'POST /workshop-act/ HTTP/1.1',
  ])('%s', async (line) => {
    await request(line);
    await isAlive();
  });

  test('an image on a page of somebody else neither acts nor listens', async () => {
    const foreign = 'Sec-Fetch-Site: cross-site';
    expect(await request('GET /workshop-news HTTP/1.1', foreign)).toContain('403');
    expect(await request('POST /workshop-act/server-kill HTTP/1.1', foreign)).toContain('403');
    await isAlive();
  });
});

test('a page of somebody else that finds the server behind the cable is not let in', async () => {
  const server = fork('src/workshop/websocket-server.ts');
  try {
    const [{ port: own }] = (await once(server, 'message')) as [{ readonly port: number }];
    port = own;
    await expect(open('Origin: http://evil.example')).rejects.toThrow('401');
    (await open(`Origin: http://127.0.0.1:${own}`)).destroy();
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
});

describe('orders to a server that is just being killed', () => {
  beforeAll(begin);
  afterAll(end);

  test('end nothing else', async () => {
    for (let round = 0; round < 5; round++) {
      const acts = ['server-kill', ...Array.from({ length: 20 }, () => 'server-terminate')];
      await Promise.all(acts.map((act) => request(`POST /workshop-act/${act} HTTP/1.1`)));
      await request('POST /workshop-act/server-start HTTP/1.1');
      await expect
        .poll(() =>
          open().then(
            (socket) => socket.destroy().destroyed,
            () => false,
          ),
        )
        .toBe(true);
    }
    await isAlive();
  });
});

/** A masked frame of a client: first byte, payload. */
const frame = (first: number, payload: Buffer, lengthByte = payload.length): Buffer =>
  Buffer.concat([Buffer.from([first, 0x80 | lengthByte, 0, 0, 0, 0]), payload]);

describe('no frame ends its WebSocket server', () => {
  beforeAll(begin);
  afterAll(end);

  test.each([
    ['unmasked', Buffer.from([0x81, 2, 0x68, 0x69])],
    ['reserved bits', frame(0xf1, Buffer.from('hi'))],
    ['text that is not UTF-8', frame(0x81, Buffer.from([0xff, 0xfe]))],
    ['2^63 bytes', Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['Close with 1006', frame(0x88, Buffer.from([0x03, 0xee]))],
    ['a control frame of 126 bytes', Buffer.concat([Buffer.from([0x89, 0xfe, 0, 126, 0, 0, 0, 0]), Buffer.alloc(126)])],
    [
      'a message longer than any heartbeat',
      Buffer.concat([Buffer.from([0x82, 0xfe, 0xff, 0xff, 0, 0, 0, 0]), Buffer.alloc(65_535)]),
    ],
  ])('%s', async (_what, bytes) => {
    const socket = await open();
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.resume();
    socket.write(bytes);
    await closed;
    await isAlive();
  });
});

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The process of the WebSocket server, by its parent. */
const serverPid = (): number =>
  Number(
    readFileSync(`/proc/${workshop.pid}/task/${workshop.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('websocket-server')),
  );

describe.runIf(process.platform === 'linux')('the server ends with the workshop', () => {
  beforeEach(begin);
  afterEach(end);

  test.each(['SIGKILL', 'SIGHUP', 'SIGTERM'] as const)('by %s, also when it was frozen', async (signal) => {
    const pid = serverPid();
    await request('POST /workshop-act/server-freeze HTTP/1.1');
    workshop.kill(signal);
    await once(workshop, 'exit');
    await expect.poll(() => exists(pid), { timeout: 20_000 }).toBe(false);
  });

  test('a pulled cable keeps in memory no more than the kernel’s buffers', async () => {
    const socket = await open();
    socket.on('error', () => {});
    await request('POST /workshop-act/cable-pull HTTP/1.1');
    const memoryKb = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${workshop.pid}/status`, 'utf8'))?.[1]);
    const before = memoryKb();
    const block = Buffer.alloc(1024 * 1024);
    // The kernel takes a few MB; after that nobody reads, and the sender has to wait.
    let sent = 0;
    while (sent < 400 && socket.write(block)) sent += 1;
    for (let i = 0; i < 100 && socket.writableLength < 90 * block.length; i++) socket.write(block);
    await request('GET / HTTP/1.1');
    expect(memoryKb() - before).toBeLessThan(50_000);
    socket.destroy();
  });
});

describe('bad arguments are answered in one sentence', () => {
  beforeAll(begin);
  afterAll(end);

  const ended = async (child: ChildProcess) => {
    let said = '';
    child.stderr!.on('data', (data) => {
      said += data;
    });
    const [code] = await once(child, 'close');
    return { code, said };
  };

  test('a taken port', async () => {
    const { code, said } = await ended(start('--port', String(port)));
    expect(code).toBe(1);
    expect(said).toBe(`Port ${port} is taken. Choose another with --port.\n`);
  });

  test('no port, no option', async () => {
    expect(await ended(start('--port', 'x'))).toEqual({ code: 2, said: '--port takes 0 to 65535, not x.\n' });
    expect((await ended(start('--nonsense'))).code).toBe(2);
  });
});
