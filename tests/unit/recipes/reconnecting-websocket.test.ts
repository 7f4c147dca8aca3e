import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import {
  askedMs,
  fullJitter,
  mayRetryByDefault,
  type ReconnectingOptions,
  ReconnectingWebSocket,
} from '../../../src/recipes/client/reconnecting-websocket.ts';
import { finalCodes, recipePath, retriedCodes, until } from '../../support/recipes.ts';

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
  it('is one file of at most 230 lines that imports nothing', () => {
    const text = readFileSync(recipePath('client/reconnecting-websocket.ts'), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(230);
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

  it.each([
    [{ code: 1012, reason: 'retry-after=30' }, 30_000],
    [{ code: 1013, reason: 'busy, retry-after=0' }, 0],
    [{ code: 1013, reason: '' }, null],
    [{ code: 1012, reason: 'retry-after=99999' }, null],
    [{ code: 1006, reason: 'retry-after=30' }, null],
  ])('says for how long a server asks to wait: %j', (event, ms) => {
    expect(askedMs(event)).toBe(ms);
  });

  it('treats the codes as the table of this site does', () => {
    for (const code of retriedCodes) expect(mayRetryByDefault(code)).toBe(true);
    for (const code of [...finalCodes, 4000]) expect(mayRetryByDefault(code)).toBe(false);
  });
});

/** What a page would hear of: Node has no such events. */
function page(): EventTarget {
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  return target;
}

describe('a client that waits for its next attempt', () => {
  const hourMs = 3_600_000;

  it.each(['online', 'pageshow'])('attempts at once on %s', async (type) => {
    const window = page();
    connect({ delay: () => hourMs });
    await until('open', () => opened === 1);
    accepted[0]!.terminate();
    await until('it waits', () => endings.length === 1);
    window.dispatchEvent(new Event(type));
    await until('open again', () => opened === 2);
  });

  it('waits on where the server asked for the wait, whatever the page hears', async () => {
    const window = page();
    let asked = 0;
    const { port } = server.address() as { port: number };
    connect({
      url: () => {
        asked += 1;
        return `ws://127.0.0.1:${port}/`;
      },
      onOpen: () => accepted.at(-1)?.close(1013, 'retry-after=600'),
    });
    await until('it waits', () => endings.length === 1);
    for (const type of ['online', 'pageshow', 'online']) window.dispatchEvent(new Event(type));
    expect(asked).toBe(1);
  });

  it('does not begin a second attempt beside one that is under way', async () => {
    const window = page();
    let asked = 0;
    connect({
      url: () => {
        asked += 1;
        return new Promise<string>(() => {});
      },
    });
    for (let i = 0; i < 100; i++) window.dispatchEvent(new Event('online'));
    expect(asked).toBe(1);
  });

  it('goes on to wait longer with each failure, however often the network comes and goes', async () => {
    const window = page();
    const failures: number[] = [];
    connect({
      url: () => 'ws://127.0.0.1:9/',
      delay: (n) => {
        failures.push(n);
        return hourMs;
      },
    });
    for (const n of [1, 2, 3, 4]) {
      await until(`${n} attempts have failed`, () => failures.length === n);
      window.dispatchEvent(new Event('online'));
    }
    await until('five attempts have failed', () => failures.length === 5);
    expect(failures).toEqual([0, 1, 2, 3, 4]);
  });

  it('hears nothing any more once it is over', async () => {
    const window = page();
    let asked = 0;
    const { port } = server.address() as { port: number };
    const one = connect({
      url: () => {
        asked += 1;
        return `ws://127.0.0.1:${port}/`;
      },
    });
    await until('open', () => opened === 1);
    accepted[0]!.close(1008);
    await until('closed', () => endings.length === 1);
    window.dispatchEvent(new Event('online'));
    expect([asked, one.send('late')]).toEqual([1, false]);
  });
});

describe('what is sent without a connection', () => {
  it('is not kept, unless somebody says how much', async () => {
    const one = connect();
    expect(one.send('early')).toBe(false);
    await until('open', () => opened === 1);
    expect(one.send('now')).toBe(true);
    await until('it has arrived', () => received.length === 1);
    expect(received).toEqual(['now']);
  });

  it('is kept up to a number of messages, and sent in its order after what onOpen sends', async () => {
    const one = connect({ queueMax: 2, onOpen: (socket) => socket.send('hello') });
    expect([one.send('a'), one.send('b'), one.send('c')]).toEqual([true, true, false]);
    await until('all have arrived', () => received.length === 3);
    expect(received).toEqual(['hello', 'a', 'b']);
    expect(one.send('d')).toBe(true);
    await until('the fourth has arrived', () => received.length === 4);
    expect(received[3]).toBe('d');
  });

  it('survives a server that refuses, resets and says nothing', async () => {
    const { port } = server.address() as { port: number };
    const misbehaving = createServer((socket) => {
      tries += 1;
      socket.on('error', () => {});
      if (tries === 1) socket.resetAndDestroy();
      else if (tries === 2) socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      else if (tries === 3) socket.end('\x00\xffnoise');
      // The fourth gets no answer.
    });
    let tries = 0;
    await new Promise<void>((resolve) => misbehaving.listen(0, '127.0.0.1', resolve));
    const bad = (misbehaving.address() as { port: number }).port;
    const one = connect({
      queueMax: 10,
      openTimeoutMs: 200,
      delay: () => 1,
      url: () => `ws://127.0.0.1:${endings.length < 4 ? bad : port}/`,
    });
    expect(one.send('kept')).toBe(true);
    await until('it has arrived', () => received.includes('kept'));
    expect(endings.length).toBeGreaterThanOrEqual(4);
    expect(received).toEqual(['kept']);
    misbehaving.close();
  });

  it('is not sent into a connection that onOpen closes', async () => {
    let isFirst = true;
    const one = connect({
      queueMax: 1,
      mayRetry: () => true,
      onOpen: (socket) => {
        if (isFirst) socket.close(4000);
        isFirst = false;
      },
    });
    expect(one.send('kept')).toBe(true);
    await until('it has arrived', () => received.length === 1);
    expect([received, accepted.length]).toEqual([['kept'], 2]);
  });

  it('is dropped when the client is over', async () => {
    const one = connect({ queueMax: 1, url: () => 'ws://127.0.0.1:9/', delay: () => null });
    expect(one.send('kept')).toBe(true);
    await until('it has given up', () => endings.length === 1);
    expect(endings).toEqual([{ code: 1006, retryInMs: null }]);
    expect(one.send('more')).toBe(false);
  });
});
