import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { end, freePort, type Running, run } from './recipes.ts';

/** A masked frame of a client (RFC 6455 §5.2), with a mask of zeros. */
export function clientFrame(first: number, payload: Uint8Array, claimedBytes = payload.length): Buffer {
  const head =
    claimedBytes < 126
      ? Buffer.from([first, 0x80 | claimedBytes])
      : claimedBytes < 65_536
        ? Buffer.from([first, 0xfe, claimedBytes >> 8, claimedBytes & 255])
        : Buffer.concat([Buffer.from([first, 0xff, 0, 0, 0, 0]), uint32(claimedBytes)]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Everything that a client may not send, and a server has to survive. */
export const malformedFrames: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['an unmasked frame', Buffer.from([0x81, 2, 0x68, 0x69])],
  ['reserved bits', clientFrame(0xf1, Buffer.from('hi'))],
  ['an unknown opcode', clientFrame(0x83, Buffer.from('hi'))],
  ['an unknown control opcode', clientFrame(0x8b, Buffer.from('hi'))],
  ['text that is not UTF-8', clientFrame(0x81, Buffer.from([0xff, 0xfe]))],
  ['2^63 bytes', Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['a Close of one byte', clientFrame(0x88, Buffer.from([3]))],
  ['a Close with 1006', clientFrame(0x88, Buffer.from([0x03, 0xee]))],
  ['a Close with 999', clientFrame(0x88, Buffer.from([0x03, 0xe7]))],
  ['a Close whose reason is not UTF-8', clientFrame(0x88, Buffer.from([0x03, 0xe8, 0xff]))],
  ['a Ping of 126 bytes', clientFrame(0x89, Buffer.alloc(126))],
  ['a Ping in fragments', clientFrame(0x09, Buffer.from('hi'))],
  ['a continuation of nothing', clientFrame(0x80, Buffer.from('hi'))],
  [
    'a new message inside another',
    Buffer.concat([clientFrame(0x01, Buffer.from('a')), clientFrame(0x81, Buffer.from('b'))]),
  ],
];

const upgrade = (port: number, more: readonly string[] = []): string =>
  [
    'GET / HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    ...more,
    '\r\n',
  ].join('\r\n');

/** A WebSocket opened by hand; resolves with its socket and the head of the answer. */
export function openRaw(port: number, more: readonly string[] = []): Promise<{ socket: Socket; head: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let head = '';
    socket.on('error', () => {});
    const take = (data: Buffer): void => {
      head += data.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', take);
      resolve({ socket, head });
    };
    socket.on('data', take);
    socket.once('close', () => (head ? resolve({ socket, head }) : reject(new Error('closed without an answer'))));
    socket.write(upgrade(port, more));
  });
}

export type HostileServer = {
  readonly name: string;
  /** Asked once the tests run, after whatever has to be compiled. */
  readonly command: () => readonly string[];
  /** Refuses what another site's page opens; a part of a server that leaves this to others does not. */
  readonly checksOrigin: boolean;
  /** It sends back what it got, and has to stop when nobody reads that. */
  readonly echoes: boolean;
  /** It accepts compressed messages. */
  readonly inflates?: boolean;
  /** A message of so many bytes is too long for it; null: it leaves the limit to what is around it. */
  readonly overLimit?: number | null;
  /** Malformed frames that its library takes as if they were none. */
  readonly accepts?: readonly string[];
};

const residentKb = async (pid: number): Promise<number> => {
  const { readFileSync } = await import('node:fs');
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
};

/** The server runs, and a client that behaves gets in. */
async function isWell({ child, port }: Running): Promise<void> {
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { origin: `http://127.0.0.1:${port}` });
  await once(socket, 'open');
  socket.terminate();
}

/** What a stranger may do to a server that a reader copied from these pages. One and the same server has to bear it all. */
export function describeHostile({
  name,
  command,
  checksOrigin,
  echoes,
  inflates = false,
  overLimit = 70_000,
  accepts = [],
}: HostileServer): void {
  describe(`${name} and clients that mean harm`, () => {
    let server: Running;
    beforeAll(async () => {
      server = await run(command(), await freePort());
    });
    afterAll(() => end(server));

    it('survives every malformed frame, and ends its connection', async () => {
      const tooLong =
        overLimit === null ? [] : [['a message over the limit', clientFrame(0x81, Buffer.alloc(overLimit))] as const];
      for (const [what, bytes] of [...malformedFrames, ...tooLong]) {
        if (accepts.includes(what)) continue;
        const { socket } = await openRaw(server.port, [`Origin: http://127.0.0.1:${server.port}`]);
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.resume();
        socket.write(bytes);
        await Promise.race([
          closed,
          new Promise((_, reject) => setTimeout(reject, 20_000, new Error(`${what} is accepted`))),
        ]);
      }
      await isWell(server);
    });

    it('survives a reset in the middle of the handshake', async () => {
      for (let i = 0; i < 100; i++) {
        const socket = connect(server.port, '127.0.0.1');
        socket.on('error', () => {});
        await once(socket, 'connect');
        const origin = i % 2 ? 'http://elsewhere.example' : `http://127.0.0.1:${server.port}`;
        socket.write(upgrade(server.port, [`Origin: ${origin}`]));
        socket.resetAndDestroy();
      }
      await isWell(server);
    });

    if (checksOrigin)
      it('refuses a page of another site', async () => {
        const { socket, head } = await openRaw(server.port, ['Origin: https://elsewhere.example']);
        socket.destroy();
        expect(head).toMatch(/^HTTP\/1\.1 (?:401|403) /);
      });

    if (echoes && process.platform === 'linux')
      it.each([
        ['long', { messages: clientFrame(0x82, Buffer.alloc(60_000)), times: 2000, mostKb: 60_000, patienceMs: 1500 }],
        // Each of them costs a server far more than its few bytes, until it collects its garbage: without a bound, 520 MB.
        [
          'short',
          {
            messages: Buffer.concat(Array.from({ length: 6_000 }, () => clientFrame(0x81, Buffer.from('ping')))),
            times: 400,
            mostKb: 300_000,
            patienceMs: 6000,
          },
        ],
      ] as const)(
        'keeps a bounded part of %s messages for a client that never reads',
        async (_length, { messages, times, mostKb, patienceMs }) => {
          const before = await residentKb(server.child.pid ?? 0);
          const { socket } = await openRaw(server.port, [`Origin: http://127.0.0.1:${server.port}`]);
          socket.pause();
          // Not by once(), which rejects at the error of a reset.
          const ended = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
          for (let sent = 0; sent < times && !socket.destroyed; sent++) {
            if (socket.write(messages)) continue;
            // The server no longer reads: its own limit, or TCP's, holds the sender.
            const drained = new Promise<boolean>((resolve) => socket.once('drain', () => resolve(false)));
            const waited = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, true));
            if (await Promise.race([ended, drained, waited])) break;
          }
          expect((await residentKb(server.child.pid ?? 0)) - before).toBeLessThan(mostKb);
          socket.destroy();
          await isWell(server);
        },
      );

    if (inflates)
      it('inflates no bomb', async () => {
        const before = await residentKb(server.child.pid ?? 0);
        const bomb = deflateRawSync(Buffer.alloc(100 * 1024 * 1024));
        for (let i = 0; i < 4; i++) {
          const { socket, head } = await openRaw(server.port, ['Sec-WebSocket-Extensions: permessage-deflate']);
          expect(head).toContain('permessage-deflate');
          const closed = new Promise((resolve) => socket.once('close', resolve));
          socket.resume();
          socket.write(clientFrame(0xc2, bomb));
          await closed;
        }
        expect((await residentKb(server.child.pid ?? 0)) - before).toBeLessThan(80_000);
        await isWell(server);
      });

    it('carries 1,000 connections that come at once', async () => {
      const sockets: Socket[] = [];
      for (let batch = 0; batch < 10; batch++) {
        const opened = await Promise.all(
          Array.from({ length: 100 }, () => openRaw(server.port, [`Origin: http://127.0.0.1:${server.port}`])),
        );
        sockets.push(...opened.map(({ socket }) => socket));
      }
      // Each was accepted. A server with a heartbeat may have ended the first ones since, as they answer no ping.
      expect(sockets).toHaveLength(1000);
      for (const socket of sockets) socket.destroy();
      await isWell(server);
    });
  });
}
