import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientId } from '../../src/evidence/schema.ts';
import type { Cause } from './causes.ts';
import { makeCertificates, readCertificate } from './certificates.ts';
import { Child } from './child.ts';
import { Lane } from './namespaces.ts';
import type { Front } from './proxies.ts';

const script = (path: string): string => new URL(path, import.meta.url).pathname;

/** Which library the server runs on; the raw server belongs to `ws`. */
export type Library = 'ws' | 'websockets' | 'aiohttp';
export type Server = {
  readonly child: Child;
  /** There when the library is not our own dependency. */
  readonly version: string | undefined;
  /** Where a connection for this cause has to go. */
  portFor(cause: Cause): Promise<number>;
};
export type Agent = {
  readonly child: Child;
  readonly version: string;
  page: number;
  /** A page that came over HTTP/2: only from there does Chromium open a WebSocket over it. */
  pageOverHttp2?: number;
};

/** Beside its HAR, Firefox has a log of WebSockets instead of a NetLog. */
const recordingOf = (client: ClientId, directory: string): Record<string, string> => ({
  LAB_RECORD_TO: directory,
  ...(client === 'firefox' && {
    MOZ_LOG: 'timestamp,sync,nsWebSocket:5',
    MOZ_LOG_FILE: join(directory, 'firefox'),
  }),
});

const live = new Set<Session>();

const waiting: (() => Promise<void>)[] = [];
let isStarting = false;

/**
 * Browsers start one after another: dozens that start at once on two cores keep each other from starting for minutes.
 * `first`: before all that wait, for whoever would hold up the whole lab.
 */
function inTurn<T>(start: () => Promise<T>, first: boolean): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  waiting[first ? 'unshift' : 'push'](() => start().then(resolve, reject));
  void startNext();
  return promise;
}

async function startNext(): Promise<void> {
  if (isStarting) return;
  isStarting = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  isStarting = false;
}

/** For the end of a lab that was told to stop half way. */
export async function stopSessions(): Promise<void> {
  await Promise.all([...live].map((session) => session.stop()));
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Clients and servers on one network: loopback, or three namespaces of their own. Owns everything it starts. */
export class Session {
  readonly lane: Lane | null;
  readonly library: Library;
  /** Where clients that are started from now on record themselves. */
  recordTo: string | null = null;
  readonly directory = mkdtempSync(join(tmpdir(), 'lab-'));
  readonly #agents = new Map<string, Agent>();
  readonly #servers: Server[] = [];
  #shared: Server | null = null;
  #secure: Server | null = null;

  private constructor(lane: Lane | null, library: Library) {
    this.lane = lane;
    this.library = library;
    live.add(this);
  }

  static async start(
    network: 'loopback' | { name: string; shortTimers: boolean },
    library: Library = 'ws',
  ): Promise<Session> {
    return new Session(network === 'loopback' ? null : await Lane.make(network.name, network.shortTimers), library);
  }

  get host(): string {
    return this.lane?.serverAddress ?? '127.0.0.1';
  }

  /** The server of the families over TLS and HTTP/2: each connection gets a port and thus a history of its own. */
  async #secureServer(fresh: boolean): Promise<Server> {
    if (!fresh && this.#secure && !this.#secure.child.exited) return this.#secure;
    const prefix = this.lane?.on('server') ?? [];
    const command = [process.execPath, script('./servers/secure.ts'), this.host, this.#authorities()];
    const child = new Child('secure server', [...prefix, ...command]);
    const server: Server = {
      child,
      version: undefined,
      portFor: async ({ port, transport, serverGone }) =>
        Number(await child.request('listen', port ?? transport, Boolean(serverGone))),
    };
    this.#servers.push(server);
    if (!fresh) this.#secure = server;
    return server;
  }

  /** What the proxy before such a server ends: TLS with the same certificate as the server's own. */
  frontOf({ transport }: Cause): Front | undefined {
    if (!transport) return undefined;
    const { cert, key } = readCertificate(this.#authorities(), 'good');
    const pem = join(this.directory, 'front.pem');
    writeFileSync(pem, Buffer.concat([cert, key]));
    return { transport, pem };
  }

  #authorities(): string {
    return makeCertificates(join(this.directory, 'certificates'));
  }

  /** The shared server for such a cause, or a new one that it may end. */
  async server({ serverGone: fresh = false, tls = false, transport }: Cause): Promise<Server> {
    if (transport) return this.#secureServer(fresh);
    if (!fresh && !tls && this.#shared && !this.#shared.child.exited) return this.#shared;
    const prefix = this.lane?.on('server') ?? [];
    const files = tls ? this.#certificate() : [];
    const command =
      this.library === 'ws'
        ? [process.execPath, script('./servers/server.ts'), this.host, ...files]
        : ['/usr/bin/python3', script('./servers/other.py'), this.library, this.host];
    const child = new Child('server', [...prefix, ...command]);
    const ports = (await child.request('ports')) as { ws: number; raw: number; tls: number; version?: string };
    const server: Server = {
      child,
      version: ports.version,
      portFor: async (cause) =>
        cause.path === 'refused' ? freePort() : cause.tls ? ports.tls : cause.server === 'raw' ? ports.raw : ports.ws,
    };
    this.#servers.push(server);
    if (!fresh && !tls) this.#shared = server;
    return server;
  }

  /** A self-signed certificate, made when a cause first needs TLS. */
  #certificate(): string[] {
    const files = [join(this.directory, 'certificate'), join(this.directory, 'key')] as const;
    if (!existsSync(files[0])) {
      const subject = ['-days', '2', '-subj', '/CN=127.0.0.1', '-keyout', files[1], '-out', files[0]];
      execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' });
    }
    return [...files];
  }

  /** The running client; `trusting`: one that trusts the certificates of the secure server. */
  async agent(client: ClientId, trusting = false): Promise<Agent> {
    const key = `${client}${trusting ? ', trusting' : ''}`;
    const running = () => {
      const known = this.#agents.get(key);
      return known?.child.exited === false ? known : undefined;
    };
    const known = running();
    if (known) return known;
    const prefix = this.lane?.on('client') ?? [];
    const authorities = trusting ? [this.#authorities()] : [];
    const command = [...prefix, process.execPath, script('./clients/agent.ts'), client, ...authorities];
    // On loopback one cause follows another, which takes longest; the cables are pulled all at once.
    const first = this.lane === null;
    return inTurn(async () => {
      const started = running();
      if (started) return started;
      const child = new Child(client, command, {
        ...(trusting && { NODE_EXTRA_CA_CERTS: `${authorities[0]}/authority.pem` }),
        ...(this.recordTo && recordingOf(client, this.recordTo)),
      });
      const version = String(await child.request('start'));
      const agent = { child, version, page: Number(await child.request('newPage')) };
      this.#agents.set(key, agent);
      return agent;
    }, first);
  }

  async forget(client: ClientId): Promise<void> {
    for (const key of [client, `${client}, trusting`]) {
      await this.#agents.get(key)?.child.stop(20_000);
      this.#agents.delete(key);
    }
  }

  async stop(): Promise<void> {
    live.delete(this);
    await Promise.all([...this.#agents.values(), ...this.#servers].map(({ child }) => child.stop()));
    await this.lane?.remove();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
