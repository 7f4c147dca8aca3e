/**
 * The server behind /measure/: carries out the causes of kit-causes.ts on connections of one page and says what it saw.
 * Everything is asked for with a token that only the printed address has.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Server as TlsServer } from 'node:tls';
import { type WebSocket, WebSocketServer } from 'ws';
import { newCable } from '../cable.ts';
import { isToken } from '../guard.ts';
import { compressedPayloads, extensionAnswers } from './compression.ts';
import { switchingProtocols } from './frames.ts';
import { type KitCause, type KitSight, kitCause, runNameMax, type ServerDeed } from './kit-causes.ts';
import { type Run, startRun } from './kit-run.ts';
import { inProcess } from './own-process.ts';
import { pingEvery } from './ping-every.ts';
import { rawEndpoint } from './raw-endpoint.ts';
import { refusingServer } from './tls-refusals.ts';

/** Runs that are remembered: several browsers, each some dozen causes. The oldest gives way. */
const runsMax = 500;
/** Longer than any run takes. */
const forgottenAfterMs = 300_000;
/** A page that is gone holds up nobody for longer. */
const expectedForMs = 15_000;

/** The second window: the page that opened it writes into it and runs its sockets, so it has no script of its own. */
const secondWindow =
  '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title></title>';
const windowHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // To any port: one cause wants a port on which nothing listens.
  'Content-Security-Policy': "default-src 'none'; connect-src 'self' ws:",
  // As the page has it, which would lose the window otherwise.
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** A port of this address on which nothing listens. */
function deserted(address: string | undefined): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export type KitServer = {
  /** Whether it answers requests for this path; all others are the site's. */
  readonly owns: (path: string) => boolean;
  readonly request: (request: IncomingMessage, response: ServerResponse) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** What answers TLS to this address, which has said that it will ask for it. */
  readonly answering: (address: string) => TlsServer | undefined;
};

/** What a page is told: what the kit saw, by which clock; for a cause that needs one, a port. */
type Told = KitSight & { readonly nowMs: number; readonly port?: number };

/** `base` is the site's base path; below it lies `measure-kit/`. */
export function measureKit(base: string, token: string): KitServer {
  const prefix = `${base}measure-kit/`;
  const runs = new Map<string, Run>();
  /** A handshake of TLS does not say to which run it belongs, so an address has one at a time. */
  const expected = new Map<string, { readonly run: string; readonly server: TlsServer; readonly untilMs: number }>();

  const accepting = (maxPayload: number, selects: boolean) =>
    new WebSocketServer({ noServer: true, maxPayload, ...(selects ? {} : { handleProtocols: () => false }) });
  const usual = accepting(65_536, true);
  const unselective = accepting(65_536, false);
  const small = accepting(1024, true);

  /** The query of a request, if its token is ours. */
  function asked(request: IncomingMessage): { readonly run: string; readonly cause: string } | null {
    const query = new URLSearchParams(request.url?.split('?', 2)[1]);
    const run = query.get('run') ?? '';
    if (!isToken(query.get('token') ?? '', token) || run.length > runNameMax || !/^[\w.-]+$/.test(run)) return null;
    return { run, cause: query.get('cause') ?? '' };
  }

  function remember(name: string, run: Run): void {
    runs.set(name, run);
    const [oldest] = runs.keys();
    if (runs.size > runsMax && oldest) forget(oldest);
    setTimeout(() => forget(name), forgottenAfterMs).unref();
  }
  function forget(name: string): void {
    runs.get(name)?.end();
    runs.delete(name);
  }

  function onWebSocket(ws: WebSocket, socket: Socket, run: Run): void {
    ws.on('error', () => {});
    ws.on('close', (code, reason) => run.saw({ code, reason: String(reason), closeFrame: code !== 1006 }));
    ws.on('message', (data) => {
      const text = String(data);
      if (text === 'hello' || text === 'beat') ws.send(text);
    });
    run.deeds({
      close: ({ code }) => ws.close(code),
      terminate: () => ws.terminate(),
      reset: () => socket.resetAndDestroy(),
    });
  }

  /** Through a cable to a WebSocket server of this connection's own, which only this machine reaches. */
  function held(request: IncomingMessage, client: Duplex, head: Buffer, run: Run, pingMs: number | undefined): void {
    const cable = newCable();
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 65_536 });
    server.on('wsClientError', (_error, socket) => socket.destroy());
    server.on('connection', (ws, { socket }) => {
      onWebSocket(ws, socket, run);
      run.deeds({ hold: cable.pull });
      if (pingMs) pingEvery(ws, pingMs);
      // One connection is all that it is for.
      server.close();
    });
    server.on('listening', () => {
      const { rawHeaders, method, url } = request;
      const lines = [`${method} ${url} HTTP/1.1`];
      for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
      const { port } = server.address() as AddressInfo;
      cable.plug(client, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), head]), port);
    });
    run.atEnd(() => {
      client.destroy();
      server.close();
    });
  }

  function accept(cause: KitCause, run: Run, request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { treatment } = cause;
    switch (treatment.kind) {
      case 'ws': {
        const server = treatment.maxPayload ? small : treatment.subprotocol === false ? unselective : usual;
        return server.handleUpgrade(request, socket, head, (ws) => onWebSocket(ws, socket, run));
      }
      case 'raw': {
        const { answer } = treatment;
        const extensions = answer && extensionAnswers[answer];
        socket.write(switchingProtocols(request.headers['sec-websocket-key'] ?? '', extensions));
        const endpoint = rawEndpoint(
          socket,
          treatment.manner,
          (event) => {
            if (event.event === 'close') run.saw(event);
          },
          head,
        );
        return run.deeds({
          frame: ({ opcode, payload, masked = false }) => endpoint.frame(opcode, Buffer.from(payload), masked),
          compressed: ({ what }) => endpoint.frame(1, compressedPayloads[what](), false, true),
        });
      }
      case 'held':
        return held(request, socket, head, run, treatment.pingEveryMs);
      case 'process':
        return inProcess(request, socket, head, run, treatment.reads !== false);
      case 'status':
        return void socket.end(`HTTP/1.1 ${treatment.status} Kit\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      case 'redirect': {
        const { host } = request.headers;
        const location = `ws://${host}${request.url?.replace(/cause=[\w-]+/, 'cause=redirected')}`;
        return void socket.end(
          `HTTP/1.1 302 Kit\r\nLocation: ${location}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
      }
      case 'silent':
      case 'plain':
      case 'tls':
      case 'nobody':
        return;
    }
  }

  /** Gets ready for what the page is about to do; null where it has to wait for another page. */
  async function expect(cause: KitCause, name: string, request: IncomingMessage): Promise<Told | null> {
    const { treatment } = cause;
    const { remoteAddress = '', localAddress } = request.socket;
    const now = Date.now();
    if (runs.has(name)) return null;
    const run = startRun();
    if (treatment.kind === 'tls') {
      if ((expected.get(remoteAddress)?.untilMs ?? 0) > now) return null;
      const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
      const server = refusingServer(treatment.refusal, host, run.wasRefused);
      expected.set(remoteAddress, { run: name, server, untilMs: now + expectedForMs });
    }
    remember(name, run);
    const port = treatment.kind === 'nobody' ? { port: await deserted(localAddress) } : {};
    return { ...run.sight(), nowMs: Date.now(), ...port };
  }

  function noLonger(name: string, { remoteAddress = '' }: Socket): void {
    if (expected.get(remoteAddress)?.run === name) expected.delete(remoteAddress);
  }

  return {
    owns: (path) => path.startsWith(prefix),
    upgrade(request, duplex, head) {
      const socket = duplex as Socket;
      socket.on('error', () => socket.destroy());
      const query = asked(request);
      // The target of the redirect belongs to the run that was sent away.
      const cause = kitCause(query?.cause === 'redirected' ? 'handshake-redirect' : (query?.cause ?? ''));
      const known = query && runs.get(query.run);
      if (!query || !cause || (known && query.cause !== 'redirected')) {
        socket.destroy();
        return;
      }
      const run = known ?? startRun();
      run.atEnd(() => socket.destroy());
      if (!known) remember(query.run, run);
      if (query.cause === 'redirected')
        usual.handleUpgrade(request, socket, head, (ws) => onWebSocket(ws, socket, run));
      else accept(cause, run, request, socket, head);
    },
    answering(address) {
      const found = expected.get(address);
      return found && found.untilMs > Date.now() ? found.server : undefined;
    },
    request(request, response) {
      const answer = (status: number, body?: Told) =>
        response
          .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
          .end(body && JSON.stringify(body));
      const query = asked(request);
      const path = request.url?.split('?', 1)[0]?.slice(prefix.length);
      if (!query) return void answer(403);
      if (request.method === 'GET' && path === 'window')
        return void response.writeHead(200, windowHeaders).end(secondWindow);
      const run = runs.get(query.run);
      if (request.method === 'GET' && path === 'seen') {
        // A handshake that never became a request, such as one for TLS, left nothing to see.
        return void answer(200, { ...(run ?? startRun()).sight(), nowMs: Date.now() });
      }
      if (request.method === 'POST' && path === 'expect') {
        const cause = kitCause(query.cause);
        if (cause?.treatment.kind !== 'tls' && cause?.treatment.kind !== 'nobody') return void answer(409);
        void expect(cause, query.run, request).then(
          (told) => answer(told ? 200 : 409, told ?? undefined),
          () => answer(500),
        );
        return;
      }
      if (request.method === 'POST' && path === 'over') {
        noLonger(query.run, request.socket);
        return void answer(200, { ...(run ?? startRun()).sight(), nowMs: Date.now() });
      }
      if (request.method !== 'POST' || path !== 'act') return void answer(404);
      const deed: ServerDeed | undefined = kitCause(query.cause)?.server;
      if (!run || !deed || !run.act(deed)) return void answer(409);
      answer(200, { ...run.sight(), nowMs: Date.now() });
    },
  };
}
