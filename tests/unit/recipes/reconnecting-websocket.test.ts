import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import {
  fullJitter,
  mayRetryByDefault,
  type ReconnectingOptions,
  ReconnectingWebSocket,
} from '../../../src/recipes/client/reconnecting-websocket.ts';
import { recipePath, until } from '../../support/recipes.ts';

let server: WebSocketServer;
let client: ReconnectingWebSocket | undefined;
let accepted: ServerSocket[];
let received: string[];
let endings: { code: number; retryInMs: number | null }[];
let opened: number;

beforeEach(async () => {
  accepted = [];
  received = [];
  endings = [];
  opened = 0;
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    accepted.push(socket);
    socket.on('message', (data) => received.push(String(data)));
  });
  await until('the server listens', () => server.address() !== null);
});
afterEach(() => {
  client?.close();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

function connect(options: Partial<ReconnectingOptions> = {}): ReconnectingWebSocket {
  const { port } = server.address() as { port: number };
  const mine = endings; // the next test has a list of its own
  client = new ReconnectingWebSocket({
    url: () => `ws://127.0.0.1:${port}/`,
    delay: fullJitter(20, 200),
    onOpen: () => {
      opened += 1;
    },
    onClose: ({ code }, retryInMs) => mine.push({ code, retryInMs }),
    ...options,
  });
  return client;
}

describe('the client to take home', () => {
  it('is one file of at most 200 lines that imports nothing', () => {
    const text = readFileSync(recipePath('client/reconnecting-websocket.ts'), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(200);
    expect(text).not.toMatch(/^import\b/m);
  });

  it('reconnects after 1001, the code after which many libraries do not', async () => {
    connect();
    await until('open', () => opened === 1);
    accepted[0]!.close(1001);
    await until('open again', () => opened === 2);
    expect(endings[0]).toMatchObject({ code: 1001 });
  });

  it('comes back after a cut without a goodbye', async () => {
    connect();
    await until('open', () => opened === 1);
    accepted[0]!.terminate();
    await until('open again', () => opened === 2);
    expect(endings[0]).toMatchObject({ code: 1006 });
  });

  it.each([1000, 1008, 3000])('does not reconnect after %i', async (code) => {
    connect();
    await until('open', () => opened === 1);
    accepted[0]!.close(code);
    await until('closed', () => endings.length === 1);
    expect(endings).toEqual([{ code, retryInMs: null }]);
  });

  it('waits a random time below a ceiling that doubles up to its cap', async () => {
    connect({ url: () => 'ws://127.0.0.1:9/' });
    await until('six tries have failed', () => endings.length >= 6);
    endings.slice(0, 6).forEach(({ retryInMs }, n) => {
      expect(retryInMs).toBeGreaterThanOrEqual(0);
      expect(retryInMs).toBeLessThan(Math.min(200, 20 * 2 ** n));
    });
  });

  it('sends a heartbeat after a silence and leaves a connection that does not answer', async () => {
    connect({ heartbeatMs: 50, heartbeatTimeoutMs: 80 });
    await until('a heartbeat', () => received.includes('ping'));
    await until('open again', () => opened >= 2);
    expect(endings[0]).toMatchObject({ code: 1006 });
  });

  it('keeps a connection that answers', async () => {
    server.on('connection', (socket) => socket.on('message', () => socket.send('pong')));
    connect({ heartbeatMs: 30, heartbeatTimeoutMs: 2000 });
    await until('five heartbeats', () => received.length >= 5);
    expect(endings).toEqual([]);
  });

  it('asks for its address before each try, so that a token can be fresh', async () => {
    let asked = 0;
    const { port } = server.address() as { port: number };
    connect({
      url: async () => {
        asked += 1;
        if (asked === 1) throw new Error('the token request failed');
        return `ws://127.0.0.1:${port}/?token=${asked}`;
      },
    });
    await until('open at the second try', () => opened === 1);
    expect(asked).toBe(2);
  });

  it('comes back after a request for a token that ran into its own time limit', async () => {
    let asked = 0;
    const { port } = server.address() as { port: number };
    connect({
      url: async () => {
        asked += 1;
        // What fetch() rejects with when its AbortSignal.timeout() has passed.
        if (asked === 1) throw new DOMException('signal timed out', 'TimeoutError');
        return `ws://127.0.0.1:${port}/`;
      },
    });
    await until('open at the second try', () => opened === 1);
    expect(asked).toBe(2);
  });

  it('asks for no address any more once it is closed', async () => {
    let asked = 0;
    let fail = (): void => {};
    const one = connect({
      delay: () => 1,
      url: () => {
        asked += 1;
        return new Promise<string>((_, reject) => {
          fail = () => reject(new Error('no token'));
        });
      },
    });
    one.close();
    vi.useFakeTimers();
    try {
      fail();
      await vi.advanceTimersByTimeAsync(60_000);
    } finally {
      vi.useRealTimers();
    }
    expect(asked).toBe(1);
  });

  it('takes Infinity for never', async () => {
    server.on('connection', (socket) => socket.on('message', () => socket.send('pong')));
    connect({ openTimeoutMs: Number.POSITIVE_INFINITY, heartbeatMs: Number.POSITIVE_INFINITY, stableMs: 1 });
    await until('open', () => opened === 1);
    accepted[0]!.send('hello');
    accepted[0]!.close(1001);
    await until('open again', () => opened === 2);
    expect([received, endings.length]).toEqual([[], 1]);
  });

  it('is over when it is closed: no retry, and send() says so', async () => {
    const one = connect();
    await until('open', () => opened === 1);
    expect(one.send('hello')).toBe(true);
    one.close(4000, 'leaving');
    await until('closed', () => endings.length === 1);
    expect(endings).toEqual([{ code: 4000, retryInMs: null }]);
    expect(one.send('hello')).toBe(false);
  });

  it('cuts a reason that is too long instead of throwing after it has stopped', async () => {
    connect();
    await until('it is open', () => opened === 1);
    client?.close(1000, 'é'.repeat(100));
    await until('the server has its Close', () => accepted[0]?.readyState === 3);
    expect(endings).toMatchObject([{ code: 1000, retryInMs: null }]);
  });

  it('refuses a code that script may not send, and stays open', async () => {
    const mine = connect();
    await until('it is open', () => opened === 1);
    expect(() => mine.close(1001)).toThrow('close() takes 1000 or 3000 to 4999, not 1001');
    expect(mine.send('still here')).toBe(true);
  });

  it('does not wait without end for an address', async () => {
    let asked = 0;
    connect({
      openTimeoutMs: 50,
      url: () =>
        ++asked === 1
          ? new Promise<string>(() => {})
          : `ws://127.0.0.1:${(server.address() as { port: number }).port}/`,
    });
    await until('the second attempt opens', () => opened === 1);
    expect(asked).toBe(2);
  });

  it('gives up a server that accepts TCP and never answers the handshake', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    connect({ openTimeoutMs: 60, url: () => `ws://127.0.0.1:${port}/` });
    await until('two attempts were given up', () => endings.length >= 2);
    expect(endings[0]).toMatchObject({ code: 1006 });
    client?.close();
    silent.close();
  });

  it('waits 5 to 30 s after 1012, as the mail that registered it asks', async () => {
    client = new ReconnectingWebSocket({
      url: () => `ws://127.0.0.1:${(server.address() as { port: number }).port}/`,
      onOpen: () => accepted.at(-1)?.close(1012),
      onClose: ({ code }, retryInMs) => endings.push({ code, retryInMs }),
    });
    await until('it is closed', () => endings.length === 1);
    expect(endings[0]!.code).toBe(1012);
    expect(endings[0]!.retryInMs).toBeGreaterThanOrEqual(5000);
    expect(endings[0]!.retryInMs).toBeLessThan(30_000);
  });

  it.each([
    [1012, 'retry-after=7', 7_000, 8_750],
    [1013, 'overloaded; retry-after=40', 40_000, 50_000],
    [1012, 'retry-after=0', 0, 0],
  ])(
    'after %i with the reason “%s” waits as long as the server asks, and up to a quarter more',
    async (code, reason, least, most) => {
      connect({ onOpen: () => accepted.at(-1)?.close(code, reason) });
      await until('it is closed', () => endings.length >= 1);
      expect(endings[0]!.code).toBe(code);
      expect(endings[0]!.retryInMs).toBeGreaterThanOrEqual(least);
      expect(endings[0]!.retryInMs).toBeLessThanOrEqual(most);
    },
  );

  it.each([
    [1013, 'overloaded'],
    [1013, 'retry-after=99999'],
    [1000, 'retry-after=7'],
  ])('after %i with the reason “%s” stays closed: that asks for no wait', async (code, reason) => {
    connect({ onOpen: () => accepted.at(-1)?.close(code, reason) });
    await until('it is closed', () => endings.length === 1);
    expect(endings[0]).toEqual({ code, retryInMs: null });
  });

  it('treats the codes as the table of this site does', () => {
    for (const code of [1001, 1006, 1011, 1012, 1014, 1015, 3008]) expect(mayRetryByDefault(code)).toBe(true);
    for (const code of [1000, 1002, 1003, 1005, 1007, 1008, 1009, 1010, 1013, 3000, 3003, 4000])
      expect(mayRetryByDefault(code)).toBe(false);
  });
});
