import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { pingEvery } from '../../../src/workshop/measure/ping-every.ts';
import { serveRequests } from '../child.ts';
import { startRawServer } from './raw.ts';

/**
 * The server under test: `ws` on one port (and one with a self-signed certificate), a scripted raw server on another.
 * The path of a request says how to treat it, `?id=` names the connection. Prints what it sees as JSON lines.
 */
const [host, certificate, key] = process.argv.slice(2) as [string, string?, string?];

const connections = new Map<string, { socket: Socket; ws: WebSocket }>();
const emit = (event: string, id: string, more: Record<string, unknown> = {}): void =>
  tell({ event, id, atMs: Date.now(), ...more });

const accepting = {
  ws: new WebSocketServer({ noServer: true }),
  small: new WebSocketServer({ noServer: true, maxPayload: 1024 }),
  'no-subprotocol': new WebSocketServer({ noServer: true, handleProtocols: () => false }),
};

function accepted(id: string, ws: WebSocket, socket: Socket): void {
  connections.set(id, { ws, socket });
  emit('connected', id);
  socket.on('end', () => emit('fin', id));
  ws.on('error', (error: Error & { code?: string }) => emit('error', id, { text: error.code ?? error.message }));
  ws.on('close', (code: number, reason: Buffer) =>
    emit('close', id, { code, reason: reason.toString(), closeFrame: code !== 1006 }),
  );
  ws.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text === 'hello' || text === 'beat') ws.send(text);
  });
}

function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const url = new URL(request.url ?? '/', 'http://server');
  const id = url.searchParams.get('id') ?? '';
  const [, kind = 'ws', argument] = url.pathname.split('/');
  socket.on('error', () => undefined);
  if (kind === 'silent') {
    emit('request', id);
    socket.on('close', () => emit('gone', id));
    socket.on('end', () => emit('fin', id));
    return;
  }
  if (kind === 'status' || kind === 'redirect') {
    const status = kind === 'redirect' ? 302 : Number(argument);
    const location =
      kind === 'redirect'
        ? `Location: ${argument === 'http' ? 'http' : 'ws'}://${request.headers.host}/ws?id=${id}\r\n`
        : '';
    socket.end(`HTTP/1.1 ${status} Lab\r\n${location}Connection: close\r\nContent-Length: 0\r\n\r\n`);
    emit('answered', id, { status });
    return;
  }
  const server = accepting[kind as keyof typeof accepting];
  server.handleUpgrade(request, socket, head, (ws) => accepted(id, ws, socket as Socket));
}

const http = createServer().on('upgrade', upgrade);
const tls =
  certificate && key
    ? createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }).on('upgrade', upgrade)
    : null;
tls?.on('tlsClientError', (error: Error & { code?: string }) =>
  emit('tls-error', 'tls', { text: error.code ?? error.message }),
);
const listen = (server: {
  listen: (port: number, host: string, done: () => void) => unknown;
  address: () => unknown;
}) => new Promise<number>((resolve) => server.listen(0, host, () => resolve((server.address() as AddressInfo).port)));

const find = (id: string) => {
  const found = connections.get(id);
  if (!found) throw new Error(`no connection ${id}`);
  return found;
};
const timed = (work: () => void): number => {
  const atMs = Date.now();
  work();
  return atMs;
};

const raw = await startRawServer(host, (event) => tell(event));
const tell = serveRequests(
  {
    ports: async () => ({ ws: await listen(http), raw: raw.port, tls: tls ? await listen(tls) : 0 }),
    close: (id: string, ...args: [number?, string?]) => timed(() => find(id).ws.close(...args)),
    terminate: (id: string) => timed(() => find(id).ws.terminate()),
    reset: (id: string) => timed(() => find(id).socket.resetAndDestroy()),
    /** Stops reading from the kernel; `socket.pause()` would go on until the stream's own buffer is full. */
    stopReading: (id: string) =>
      timed(() => (find(id).socket as unknown as { _handle: { readStop(): void } })._handle.readStop()),
    sendEvery: (id: string, everyMs: number) =>
      timed(() => {
        const { ws } = find(id);
        const timer = setInterval(() => {
          if (ws.readyState === ws.OPEN) ws.send('tick');
          else clearInterval(timer);
        }, everyMs);
      }),
    pingEvery: (id: string, everyMs: number) => timed(() => pingEvery(find(id).ws, everyMs, () => emit('no-pong', id))),
    /** Announces first: the process cannot answer afterwards. */
    closeThenExit: (id: string, code: number) => {
      find(id);
      setTimeout(() => {
        for (const { ws } of connections.values()) ws.close(code);
        process.exit();
      }, 20);
      return Date.now() + 20;
    },
    compressed: raw.compressed,
    frame: (id: string, opcode: number, payloadHex: string, masked: boolean) =>
      timed(() => raw.frame(id, opcode, Buffer.from(payloadHex, 'hex'), masked)),
  },
  () => undefined,
);
