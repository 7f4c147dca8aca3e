/** Snippets that stand in the middle or are a client, with peers that mean harm; code-servers.test.ts has the servers. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { endingOf, recipePath, until } from '../../support/recipes.ts';

type Close = { readonly code: number };
const { relay } = (await import(recipePath('codes/gateway.js'))) as {
  relay: (client: WebSocket, upstream: WebSocket) => void;
};
const { spy } = (await import(recipePath('codes/read-what-was-sent.js'))) as {
  spy: (fromPort: number, toPort: number, show: (way: string, hex: string) => void) => Server;
};
/** A module of its own for each test, since a page that loads has refreshed nothing. */
const onCloseOf = async (page: string) => {
  const { onClose } = (await import(`${recipePath('codes/refresh-token.js')}?${page}`)) as {
    onClose: (event: Close, refresh: () => Promise<string | null>, connect: (token: string) => void) => Promise<void>;
  };
  return onClose;
};

/** A WebSocket server that ends with its test. */
async function listen(onConnection: (socket: WebSocket, tcp: Socket) => void): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket, { socket: tcp }) => {
    socket.on('error', () => {});
    onConnection(socket, tcp);
  });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const open = (port: number): WebSocket => new WebSocket(`ws://127.0.0.1:${port}/`);

/** A gateway in front of `upstreamPort`. */
const gateway = (upstreamPort: number, upstreams: WebSocket[] = []): Promise<number> =>
  listen((client) => {
    const upstream = open(upstreamPort);
    upstreams.push(upstream);
    relay(client, upstream);
  });

const frame = (first: number, payload: readonly number[]): Buffer => Buffer.from([first, payload.length, ...payload]);
/** What a server may not send. */
const malformed: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['a masked frame', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])],
  ['reserved bits', frame(0xf1, [0x68])],
  ['an unknown opcode', frame(0x83, [0x68])],
  ['text that is not UTF-8', frame(0x81, [0xff, 0xfe])],
  ['2^63 bytes', Buffer.from([0x82, 0x7f, 0x80, 0, 0, 0, 0, 0, 0, 0])],
  ['a Close of one byte', frame(0x88, [3])],
  ['a Close with 1006', frame(0x88, [0x03, 0xee])],
  ['a Close with 1015', frame(0x88, [0x03, 0xf7])],
  ['a Close with 999', frame(0x88, [0x03, 0xe7])],
  ['a Close whose reason is not UTF-8', frame(0x88, [0x03, 0xe8, 0xff])],
  ['a Ping in fragments', frame(0x09, [0x68])],
  ['a continuation of nothing', frame(0x80, [0x68])],
];

describe('gateway.js and an upstream that means harm', () => {
  it.each(malformed)('says 1014 to its client after %s', async (_what, bytes) => {
    const port = await gateway(await listen((_socket, tcp) => tcp.write(bytes)));
    expect(await endingOf(open(port))).toMatchObject({ code: 1014, reason: 'upstream' });
  });

  it('says 1014 after a reset, and when nobody listens', async () => {
    const resets = await gateway(await listen((_socket, tcp) => tcp.resetAndDestroy()));
    expect(await endingOf(open(resets))).toMatchObject({ code: 1014, reason: 'upstream' });
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    await once(nobody, 'close');
    expect(await endingOf(open(await gateway(port)))).toMatchObject({ code: 1014, reason: 'upstream' });
  });

  it.each([
    { code: 1001, reason: 'restart' },
    { code: 4999, reason: 'é'.repeat(61) },
  ])('passes on $code with its reason', async ({ code, reason }) => {
    const port = await gateway(await listen((socket) => socket.close(code, reason)));
    expect(await endingOf(open(port))).toMatchObject({ code, reason });
  });

  it('passes on a Close without a code', async () => {
    const port = await gateway(await listen((socket) => socket.close()));
    expect(await endingOf(open(port))).toMatchObject({ code: 1005, reason: '' });
  });

  it('leaves no connection upstream when its client resets, also before that is open', async () => {
    const upstreams: WebSocket[] = [];
    const port = await gateway(await listen(() => {}), upstreams);
    for (let i = 0; i < 20; i++) {
      const client = open(port);
      client.on('error', () => {});
      await once(client, 'open');
      if (i % 2) await until('upstream is open', () => upstreams[i]?.readyState === WebSocket.OPEN);
      client.terminate();
    }
    await until('no upstream is open', () => upstreams.every(({ readyState }) => readyState === WebSocket.CLOSED));
    expect(upstreams).toHaveLength(20);
  });
});

describe('read-what-was-sent.js and peers that mean harm', () => {
  async function between(toPort: number): Promise<{ readonly port: number; readonly seen: string[] }> {
    const seen: string[] = [];
    const server = spy(0, toPort, (way, hex) => seen.push(way + hex));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    return { port: (server.address() as AddressInfo).port, seen };
  }

  it('ends the one side when the other resets or is not there', async () => {
    const nobody = await between(1);
    const refused = connect(nobody.port, '127.0.0.1').on('error', () => {});
    await once(refused, 'close');
    const resets = await between(await listen((_socket, tcp) => tcp.resetAndDestroy()));
    expect(await endingOf(open(resets.port))).toMatchObject({ code: 1006 });
  });

  it('shows the bytes of a malformed frame and passes them on', async () => {
    const { port, seen } = await between(await listen((_socket, tcp) => tcp.write(frame(0xf1, [0x68]))));
    expect(await endingOf(open(port))).toMatchObject({ code: 1006 });
    expect(seen.some((one) => one.startsWith('<') && one.includes('f10168'))).toBe(true);
  });

  it('listens for this machine only', async () => {
    const server = spy(0, 1, () => {});
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
  });
});

describe('refresh-token.js and a server that is never content', () => {
  it('gets one token, although the server takes it, sends a message and says 3000 again', async () => {
    let connections = 0;
    const port = await listen((socket) => {
      connections++;
      socket.send('welcome');
      socket.close(3000, 'unauthorized');
    });
    const onClose = await onCloseOf('content');
    let tokens = 0;
    const go = async (): Promise<void> => {
      const { code } = await endingOf(open(port));
      await onClose({ code }, async () => `token ${++tokens}`, go);
    };
    await go();
    await until('the last connection has ended', () => connections === 2);
    await onClose({ code: 3000 }, async () => `token ${++tokens}`, go);
    expect([connections, tokens]).toEqual([2, 1]);
  });

  it('connects no more when there is no token, or asking for it fails', async () => {
    const never = (): never => {
      throw new Error('connected');
    };
    await (await onCloseOf('none'))({ code: 3000 }, async () => null, never);
    await (await onCloseOf('fails'))({ code: 3000 }, () => Promise.reject(new Error('401')), never);
  });

  it('leaves every other code to others', async () => {
    const onClose = await onCloseOf('others');
    for (const code of [1000, 1006, 3003, 4001])
      await onClose(
        { code },
        () => Promise.reject(new Error('asked for a token')),
        () => {},
      );
    let token = '';
    await onClose(
      { code: 3000 },
      async () => 'new',
      (given) => {
        token = given;
      },
    );
    expect(token).toBe('new');
  });
});
