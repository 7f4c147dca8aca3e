import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { serverLog } from '../../../src/api/server-log.ts';

/** What a server with ws could write into its log about one connection, from its first event to its last. */
async function logOf(onServer: (socket: WebSocket) => void, onClient: (socket: WebSocket) => void): Promise<string[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 100 });
  await once(server, 'listening');
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      socket.on('error', ({ name, message }) => lines.push(`${name}: ${message}`));
      socket.on('close', (code) => {
        lines.push(`close ${code}`);
        resolve();
      });
      onServer(socket);
    });
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.on('error', () => {});
  client.on('open', () => onClient(client));
  await ended;
  client.terminate();
  server.close();
  return lines;
}

const told = (code: number, began: 'client' | 'server'): string[] =>
  serverLog(code, began).flatMap(([program, line]) => (program === 'ws' ? [line] : []));

describe('what a page says that a server with ws logs', () => {
  it('is what ws tells when the client says that it leaves', async () => {
    const lines = await logOf(
      () => {},
      (client) => client.close(1001),
    );
    expect(lines).toEqual(told(1001, 'client'));
  });

  it('is what ws tells when the server refuses for a rule of its own', async () => {
    const lines = await logOf(
      (socket) => socket.close(1008),
      () => {},
    );
    expect(lines).toEqual(told(1008, 'server'));
  });

  it.each([
    [1002, 'a frame without a mask', (client: WebSocket) => client.send('x', { mask: false })],
    [1007, 'text that is no UTF-8', (client: WebSocket) => client.send(Buffer.from([0xff]), { binary: false })],
    [1009, 'a message over its limit', (client: WebSocket) => client.send('x'.repeat(1_000))],
  ] as const)('is what ws tells when it sends %i after %s and reads no answer', async (code, _, breaks) => {
    const lines = await logOf(() => {}, breaks);
    expect(lines).toEqual(told(code, 'server'));
  });

  it('is what ws tells when nothing is said at all', async () => {
    const lines = await logOf(
      () => {},
      (client) => client.terminate(),
    );
    expect(lines).toEqual(told(1006, 'client'));
  });
});
