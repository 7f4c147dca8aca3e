import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type IncomingHttpHeaders, type ServerHttp2Stream, type Settings } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { switchingProtocols } from '../../../src/workshop/measure/frames.ts';
import { type Leaf, readCertificate } from '../certificates.ts';
import { serveRequests } from '../child.ts';
import { type Endpoint, endpointOn, type Manner } from './endpoint.ts';
import { type Relayed, startRelay } from './relay.ts';

/**
 * The server of the families tls- and h2-: a scripted endpoint over TLS and over streams of HTTP/2, behind a relay that
 * can end TCP without TLS knowing it. The path of a request says how to treat it, `?id=` names the connection.
 */
const [host, certificates] = process.argv.slice(2) as [string, string];

type Known = Endpoint & { readonly relayed: Relayed | undefined; readonly stream?: ServerHttp2Stream };
const endpoints = new Map<string, Known>();
const relays: Map<number, Relayed>[] = [];
const relayedAt = (port: number | undefined): Relayed | undefined =>
  relays.map((each) => each.get(port ?? 0)).find((each) => each !== undefined);

const script = stripTypeScriptTypes(readFileSync(new URL('../clients/page-lab.ts', import.meta.url), 'utf8'));
const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/page-lab.js': ['text/javascript', script],
  '/page.html': [
    'text/html',
    `<!doctype html><meta charset="utf-8"><title>lab</title><script type="module">
import { createLab } from '/page-lab.js'; window.lab = createLab(WebSocket);</script>`,
  ],
  '/other.html': ['text/html', '<!doctype html><title>other</title>other'],
  '/owner.js': ['text/javascript', readFileSync(new URL('../clients/owner.js', import.meta.url), 'utf8')],
};
const fileOf = (path = '/') => files[path.split('?')[0]!];

const asked = (path = '/') => {
  const url = new URL(path, 'http://server');
  const [, manner = '', argument = ''] = url.pathname.split('/');
  return { id: url.searchParams.get('id') ?? '', manner, argument };
};
const emit = (event: string, id: string, more: Record<string, unknown> = {}): void =>
  tell({ event, id, atMs: Date.now(), ...more });

function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { id, manner, argument } = asked(request.url);
  socket.on('error', () => undefined);
  if (manner === 'status') {
    emit('answered', id, { status: Number(argument) });
    socket.end(`HTTP/1.1 ${argument} Lab\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnope`);
    return;
  }
  socket.write(switchingProtocols(String(request.headers['sec-websocket-key'])));
  const relayed = relayedAt((socket as Socket).remotePort);
  // Behind a proxy, it says what it ended. Behind a plain port there is no TLS; else the version says what was agreed.
  const proxied = request.headers['lab-http-version'];
  if (proxied) emit('connected', id, { transport: proxied === '2' ? 'h2' : 'wss' });
  else emit('connected', id, { transport: 'wss', version: (socket as TLSSocket).getProtocol?.() ?? 'none' });
  endpoints.set(id, { ...endpointOn(socket, id, manner as Manner, tell, head), relayed });
}

function onStream(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  stream.on('error', () => undefined);
  const path = String(headers[':path']);
  if (headers[':method'] !== 'CONNECT') {
    const file = fileOf(path);
    stream.respond(file ? { ':status': 200, 'content-type': file[0] } : { ':status': 404 });
    stream.end(file?.[1]);
    return;
  }
  const { id, manner, argument } = asked(path);
  emit('asked', id, { protocol: headers[':protocol'] });
  if (manner === 'status') {
    emit('answered', id, { status: Number(argument) });
    stream.respond({ ':status': Number(argument) });
    stream.end('nope');
  } else if (manner === 'reset') {
    emit('answered', id);
    stream.close(Number(argument));
  } else if (manner !== 'silent') {
    const relayed = relayedAt(stream.session?.socket.remotePort);
    stream.respond({ ':status': 200 });
    // RFC 8441 §4: only :protocol makes a CONNECT a WebSocket.
    emit('connected', id, { transport: headers[':protocol'] === 'websocket' ? 'h2' : 'unknown' });
    endpoints.set(id, { ...endpointOn(stream, id, manner as Manner, tell), relayed, stream });
  }
}

function onRequest(request: IncomingMessage, response: ServerResponse): void {
  const file = fileOf(request.url);
  response.writeHead(file ? 200 : 404, { 'content-type': file?.[0] ?? 'text/plain' }).end(file?.[1]);
}

const onTls = (leaf: Leaf, versions: Record<string, string> = {}) =>
  createTlsServer({ ...readCertificate(certificates, leaf), ...versions }, onRequest).on('upgrade', upgrade);

const onHttp2 = (differs: Settings = {}) => {
  const settings = { enableConnectProtocol: true, ...differs };
  return createSecureServer({ ...readCertificate(certificates, 'good'), settings }).on('stream', onStream);
};
/** HTTP/2 and HTTP/1.1 on one port: which of them a WebSocket takes is the client's choice. */
const onBoth = (enableConnectProtocol: boolean) => {
  const options = { ...readCertificate(certificates, 'good'), allowHTTP1: true, settings: { enableConnectProtocol } };
  return createSecureServer(options).on('stream', onStream).on('upgrade', upgrade);
};

/** What can listen, and whether a relay lies before it. */
const kinds = {
  wss: { relayed: true, make: () => onTls('good') },
  h2: { relayed: true, make: () => onHttp2() },
  'h2-of-four': { relayed: true, make: () => onHttp2({ maxConcurrentStreams: 4 }) },
  both: { relayed: true, make: () => onBoth(true) },
  'both-without-offer': { relayed: true, make: () => onBoth(false) },
  expired: { relayed: false, make: () => onTls('expired') },
  'wrong-host': { relayed: false, make: () => onTls('wrong-host') },
  tls10: {
    relayed: false,
    make: () => onTls('good', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  },
  plain: { relayed: false, make: () => createHttpServer(onRequest).on('upgrade', upgrade) },
} as const;
export type Kind = keyof typeof kinds;

/** `direct`: without a relay, which would hold back what was written just before the process ends. */
async function listen(kind: Kind, direct = false): Promise<number> {
  const { make } = kinds[kind];
  const relayed = kinds[kind].relayed && !direct;
  const server = make() as unknown as Server;
  server.on('sessionError', () => undefined);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, relayed ? '127.0.0.1' : host, resolve));
  const { port } = server.address() as AddressInfo;
  if (!relayed) return port;
  const relay = await startRelay(host, port);
  relays.push(relay.connections);
  return relay.port;
}

const find = (id: string): Known => {
  const found = endpoints.get(id);
  if (!found) throw new Error(`no connection ${id}`);
  return found;
};
const relayOf = (id: string): Relayed => {
  const { relayed } = find(id);
  if (!relayed) throw new Error(`no relay before ${id}`);
  return relayed;
};
const resettable = ({ duplex }: Endpoint) => ({ reset: () => (duplex as Socket).resetAndDestroy() });
const streamOf = (id: string): ServerHttp2Stream => {
  const { stream } = find(id);
  if (!stream) throw new Error(`${id} is no stream`);
  return stream;
};
const timed = (work: () => void): number => {
  const atMs = Date.now();
  work();
  return atMs;
};

const tell = serveRequests(
  {
    listen,
    close: (id: string, ...args: [number?, string?]) => timed(() => find(id).close(...args)),
    frame: (id: string, opcode: number, hex: string) => timed(() => find(id).frame(opcode, Buffer.from(hex, 'hex'))),
    /** TLS: close_notify, then FIN. HTTP/2: END_STREAM. */
    end: (id: string) => timed(() => find(id).duplex.end()),
    fin: (id: string) => timed(() => relayOf(id).fin()),
    /** Of TCP; behind a proxy there is no relay. */
    reset: (id: string) => timed(() => (find(id).relayed ?? resettable(find(id))).reset()),
    corruptFromServer: (id: string) =>
      timed(() => {
        relayOf(id).corruptNext('server');
        find(id).frame(1, Buffer.from('will be corrupted'));
      }),
    corruptFromClient: (id: string) => timed(() => relayOf(id).corruptNext('client')),
    /** As a process that gives the connection up: no Close frame, nothing said. */
    destroy: (id: string) => timed(() => find(id).duplex.destroy()),
    resetStream: (id: string, code: number) => timed(() => streamOf(id).close(code)),
    /** GOAWAY alone: the connection stays for the streams that it carries. */
    goawayGraceful: (id: string) => timed(() => streamOf(id).session!.close()),
    goawayThenClose: (id: string, code: number) =>
      timed(() => {
        const session = streamOf(id).session!;
        session.goaway(code);
        setTimeout(() => session.destroy(), 50);
      }),
    sendEvery: (id: string, everyMs: number) =>
      timed(() => {
        const { duplex, frame } = find(id);
        const timer = setInterval(() => {
          if (duplex.destroyed) clearInterval(timer);
          else frame(1, Buffer.from('tick'));
        }, everyMs);
      }),
    pingEvery: (id: string, everyMs: number) =>
      timed(() => {
        const { duplex, frame } = find(id);
        const timer = setInterval(() => {
          if (duplex.destroyed) clearInterval(timer);
          else frame(9, Buffer.alloc(0));
        }, everyMs);
      }),
    /** Announces first: the process cannot answer afterwards. */
    closeThenExit: (id: string, code: number, reason: string) => {
      find(id);
      setTimeout(() => {
        for (const endpoint of endpoints.values()) endpoint.close(code, reason);
        process.exit();
      }, 20);
      return Date.now() + 20;
    },
  },
  () => undefined,
);
