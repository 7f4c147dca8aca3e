/**
 * `npm run workshop`: serves the built site on this machine only, with a real WebSocket server behind it that the page
 * /workshop/ can shut down, kill, freeze or cut off, and the kit behind /measure/. With --network other machines reach
 * the site and, by an address with a token, the kit.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { argumentsOf, refuse } from '../cli/command.ts';
import { basePath, staticSite } from '../cli/static-site.ts';
import { newCable } from './cable.ts';
import { endWithParent } from './end-with-parent.ts';
import { isOwn, pathOf } from './guard.ts';
import { measureKit } from './measure/kit-server.ts';
import { divertTls } from './measure/tls-refusals.ts';
import { type ServerNews, type WorkshopAct, workshopActs } from './messages.ts';

function readArguments(): { readonly port: number; readonly dir: string; readonly network: boolean } {
  const { values } = argumentsOf('Usage: npm run workshop -- [--port 4400] [--dir dist] [--network]', {
    options: {
      port: { type: 'string', default: process.env['PORT'] ?? '4400' },
      dir: { type: 'string', default: process.env['DIST'] ?? 'dist' },
      network: { type: 'boolean', default: false },
      // What `npm run workshop` adds: the site is built once the arguments are known to be right.
      build: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`--port takes 0 to 65535, not ${values.port}.`);
  if (values.build) {
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
  return { port, dir: values.dir, network: values.network };
}

const { port: wantedPort, dir, network } = readArguments();
/** Pages that may listen at once: a classroom, several tabs each. */
const listenersMax = 200;

const base = basePath(process.env['BASE_PATH'] ?? '/');
const pages = staticSite(dir, base);
const token = randomBytes(16).toString('base64url');
const kit = measureKit(base, token);
const cable = newCable();
const listeners = new Set<ServerResponse>();
let child: ChildProcess | undefined;
let childPort = 0;
let frozen = false;

const send = (listener: ServerResponse, news: ServerNews) => listener.write(`data: ${JSON.stringify(news)}\n\n`);

function tell(news: ServerNews) {
  for (const listener of listeners) send(listener, news);
}

function startServer(): Promise<void> {
  return new Promise((resolve) => {
    const started = fork(fileURLToPath(new URL('websocket-server.ts', import.meta.url)));
    child = started;
    const callOff = endWithParent(started.pid ?? 0);
    started.on('exit', callOff);
    started.on('message', (message: { readonly port: number } | ServerNews) => {
      if ('port' in message) {
        childPort = message.port;
        tell({ kind: 'running', atMs: Date.now() });
        resolve();
      } else tell(message);
    });
    started.on('exit', () => {
      if (child !== started) return;
      child = undefined;
      childPort = 0;
      tell({ kind: 'down', atMs: Date.now() });
    });
  });
}

/** Tells the server process to do something. One that was killed may be gone before its exit is known. */
const order = (act: WorkshopAct): void => {
  if (child?.connected) child.send(act, () => {});
};

const acts: Readonly<Record<WorkshopAct, () => void>> = {
  'server-shutdown': () => order('server-shutdown'),
  'server-terminate': () => order('server-terminate'),
  'server-sigterm': () => child?.kill('SIGTERM'),
  'server-kill': () => child?.kill('SIGKILL'),
  'server-freeze': () => {
    child?.kill('SIGSTOP');
    frozen = true;
    tell({ kind: 'frozen', atMs: Date.now() });
  },
  'server-start': () => {
    // A frozen process cannot be asked to stop.
    if (frozen) child?.kill('SIGKILL');
    // Nor need one that was killed be waited for.
    if (frozen || !child || child.killed) void startServer();
    frozen = false;
  },
  'cable-pull': () => {
    cable.pull();
    tell({ kind: 'path', state: 'cut', atMs: Date.now() });
  },
  'network-restore': () => {
    cable.restore();
    tell({ kind: 'path', state: 'up', atMs: Date.now() });
  },
  'proxy-timeout': () => {
    tell({ kind: 'path', state: 'proxy-closes', atMs: Date.now() });
    cable.expire();
  },
};

/** News as server-sent events, for as long as the page is open. */
function listen(request: IncomingMessage, response: ServerResponse) {
  if (listeners.size >= listenersMax) {
    response.writeHead(503).end('Too many pages listen already.');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': hello\n\n');
  listeners.add(response);
  send(response, { kind: child ? 'running' : 'down', atMs: Date.now() });
  request.on('close', () => listeners.delete(response));
}

const server = createServer((request, response) => {
  const path = pathOf(request.url);
  if (path === null) response.writeHead(400).end();
  else if (!isOwn(request)) response.writeHead(403).end();
  else if (kit.owns(path)) kit.request(request, response);
  else if (path === '/workshop-news') listen(request, response);
  else if (request.method === 'POST' && path.startsWith('/workshop-act/')) {
    const act = workshopActs.find((one) => path === `/workshop-act/${one}`);
    response.writeHead(act ? 204 : 404).end();
    if (!act) return;
    tell({ kind: 'act', act, atMs: Date.now() });
    acts[act]();
  } else pages(request, response);
});

divertTls(server, kit.answering);
// The connection under test passes the cable byte by byte.
server.on('upgrade', (request: IncomingMessage, socket, head) => {
  socket.on('error', () => socket.destroy());
  const path = pathOf(request.url);
  if (path !== null && isOwn(request) && kit.owns(path)) {
    kit.upgrade(request, socket, head);
    return;
  }
  if (path === null || !isOwn(request) || childPort === 0) {
    socket.destroy();
    return;
  }
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  for (let at = 0; at < request.rawHeaders.length; at += 2)
    lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
  cable.plug(socket, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), head]), childPort);
});

/** Sockets at once from other machines: several browsers, each some dozen causes. */
const networkSocketsMax = 300;

/** The site and the kit for other machines, under the numeric addresses of this one; nothing of the workshop. */
function networkServer(hosts: readonly string[]): Server {
  const ours = new RegExp(`^(?:${hosts.map((host) => host.replaceAll('.', '\\.')).join('|')})(?::\\d+)?$`);
  const onRequest: RequestListener = (request, response) => {
    const path = pathOf(request.url);
    if (path === null) response.writeHead(400).end();
    else if (!isOwn(request, ours)) response.writeHead(403).end();
    else if (kit.owns(path)) kit.request(request, response);
    else pages(request, response);
  };
  const outside = createServer(onRequest);
  outside.maxConnections = networkSocketsMax;
  divertTls(outside, kit.answering);
  outside.on('upgrade', (request: IncomingMessage, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = pathOf(request.url);
    if (path !== null && isOwn(request, ours) && kit.owns(path)) kit.upgrade(request, socket, head);
    else socket.destroy();
  });
  return outside;
}

const fail = (error: NodeJS.ErrnoException): void => {
  const why = error.code === 'EADDRINUSE' ? `Port ${wantedPort} is taken. Choose another with --port.` : error.message;
  console.error(why);
  child?.kill('SIGKILL');
  process.exit(1);
};
const portOf = (listening: Server): number => {
  const address = listening.address();
  return typeof address === 'object' && address ? address.port : wantedPort;
};
const measurePath = `${base}measure/?token=${token}`;

await startServer();
server.on('error', fail);
server.listen(wantedPort, '127.0.0.1', () => {
  const address = `http://127.0.0.1:${portOf(server)}`;
  const lines = [`Workshop: ${address}${base}workshop/?live`, `Measure this browser: ${address}${measurePath}`];
  console.log([...lines, ...(network ? [] : ['Reachable from this machine only.'])].join('\n'));
});
if (network) {
  const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const hosts = addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  const outside = networkServer(hosts);
  outside.on('error', fail);
  outside.listen(0, '0.0.0.0', () => {
    for (const host of hosts)
      console.log(`Measure a browser on this network: http://${host}:${portOf(outside)}${measurePath}`);
    console.log('Everyone on this network can read the site there; measuring takes the token.');
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    child?.kill('SIGKILL');
    process.exit();
  });
