import type { PlainCauseId } from '../../src/evidence/schema.ts';
import type { CompressedPayload, ExtensionAnswer } from '../../src/workshop/measure/compression.ts';
import type { Child } from './child.ts';
import type { Lane } from './namespaces.ts';
import { proxyIdleSeconds } from './proxies.ts';
import type { Kind } from './servers/secure.ts';

/** What a cause may use while it is carried out. All times it returns are wall-clock milliseconds. */
export type Stage = {
  readonly id: string;
  readonly client: Child;
  readonly page: number;
  readonly server: Child;
  readonly lane: Lane | null;
  readonly url: string;
  /** How many stages of the same cause with the same client come before this one in the lane. */
  readonly turn: number;
  /** The page on the server under test, where it has one: over the same transport, on the same port. */
  readonly pageUrl: string;
  readonly protocols: readonly string[];
  /** The proxy in front of the server, where there is one. */
  readonly proxy: Child | { readonly pid: number } | null;
  /** Calls a function of page-lab.ts with this connection's id first. */
  inClient(name: string, ...args: unknown[]): Promise<number>;
  /** Calls a command of servers/server.ts with this connection's id first. */
  atServer(name: string, ...args: unknown[]): Promise<number>;
  /** The same about another connection of this stage. */
  inClientAs(id: string, name: string, ...args: unknown[]): Promise<number>;
  atServerAs(id: string, name: string, ...args: unknown[]): Promise<number>;
  opened(id: string): Promise<void>;
  /** Loads the page again, or a page of another origin on the same host. */
  visit(where: 'again' | 'elsewhere'): Promise<void>;
};

/** Where and beside which other causes a cause is measured. */
export type Setting = 'loopback' | 'watch' | 'cable' | 'restored' | 'power' | 'reboot' | 'own-interface';

export type Cause = {
  readonly setting: Setting;
  readonly server?: 'ws' | 'raw';
  /** Path on the server, which says how it treats the connection. */
  readonly path?: string;
  readonly protocols?: readonly string[];
  /** What the raw server answers to the offer of permessage-deflate. Without it: nothing. */
  readonly answer?: ExtensionAnswer | undefined;
  readonly tls?: boolean;
  /** A cause of the families over TLS and HTTP/2, against servers/secure.ts; without it TCP alone carries it. */
  readonly transport?: 'wss' | 'h2';
  /** Which of its ports, when it is not the one of the transport. */
  readonly port?: Kind;
  readonly proxy?: 'nginx' | 'haproxy';
  /** Instead of the lab's own. */
  readonly proxyIdleSeconds?: number;
  /** Needs a page that goes away: no Node clients. */
  readonly page?: boolean;
  /** Needs a page that can be hidden, and hides it: no Node clients. */
  readonly hides?: boolean;
  /** The cause itself opens the connection, and times count from the constructor. */
  readonly opensItself?: boolean;
  /** The server is gone afterwards, so it sees nothing. */
  readonly serverGone?: boolean;
  /** Only what the server sees before the client knows counts: on a dead path it has timers of its own. */
  readonly untilClientKnows?: boolean;
  /** Of HTTP/2: the stream has to end, too, before the watch is over. */
  readonly streamToo?: boolean;
  /** Between the last byte and the cut, and from the cut until the cable is back, instead of the lab's own. */
  readonly quietMs?: number;
  readonly restoredAfterMs?: number;
  /** Instead of the watch time of its setting. */
  readonly watchMs?: number;
  /** Takes so much memory that one client after the other gets it. */
  readonly alone?: boolean;
  /** A race, measured ten times and reported as counts. */
  readonly racy?: boolean;
  /** After opening, before the cut: chatter, heartbeats. */
  readonly prepare?: (stage: Stage) => Promise<unknown>;
  /** The cause, or what follows the shared cut; returns the time from which to count. Without it: the cut. */
  readonly act?: (stage: Stage, cutAtMs: number) => Promise<number>;
  /** After the watch, for a connection that lives on. */
  readonly after?: (stage: Stage) => Promise<unknown>;
  /** Several circumstances in which it is measured; each prepares in its own way. */
  readonly circumstances?: Readonly<Record<string, (stage: Stage) => Promise<unknown>>>;
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const serverCloses = (...args: [number?, string?]): Cause => ({
  setting: 'loopback',
  act: (stage) => stage.atServer('close', ...args),
});

export const closeFrame = (code: number): string => Buffer.from([code >> 8, code & 255]).toString('hex');

/** A raw server sends one frame that it should not, or that real servers rarely send. */
const rawFrame = (opcode: number, payloadHex: string, masked: boolean, more: Partial<Cause> = {}): Cause => ({
  setting: 'loopback',
  server: 'raw',
  path: 'polite',
  act: (stage) => stage.atServer('frame', opcode, payloadHex, masked),
  ...more,
});

/** A compressed message, right or wrong; the client is let go afterwards. */
export const compressed = (what: CompressedPayload, more: Partial<Cause> = {}): Cause => ({
  setting: 'loopback',
  server: 'raw',
  path: 'polite',
  answer: 'usual',
  act: (stage) => stage.atServer('compressed', what),
  after: (stage) => stage.inClient('close'),
  ...more,
});

export const killed = (signal: NodeJS.Signals): Cause => ({
  setting: 'loopback',
  serverGone: true,
  act: async ({ server }) => {
    const atMs = Date.now();
    server.signal(signal);
    return atMs;
  },
});

export const clientCloses = (...args: [number?, string?]): Cause => ({
  setting: 'loopback',
  act: (stage) => stage.inClient('close', ...args),
});

export const handshake = (path: string, more: Partial<Cause> = {}): Cause => ({
  setting: 'loopback',
  path,
  opensItself: true,
  act: (stage) => stage.inClient('open', stage.url, stage.protocols),
  ...more,
});

/** The proxy's timer runs from the last byte that passed; times count from the moment it expires. */
export const proxyIdles: Cause = {
  setting: 'loopback',
  act: async (stage) => (await stage.inClient('send', 'hello')) + proxyIdleSeconds * 1000,
};

export const tabClosed: Cause = {
  setting: 'loopback',
  page: true,
  act: async ({ client, page }) => {
    const atMs = Date.now();
    await client.request('closePage', page);
    return atMs;
  },
};

/** The causes over TCP alone. */
export const plainCauses: Readonly<Record<PlainCauseId, Cause>> = {
  'server-close-1000': serverCloses(1000),
  'server-close-1001': serverCloses(1001),
  'server-close-1011': serverCloses(1011),
  'server-close-1012': serverCloses(1012),
  'server-close-1013': serverCloses(1013),
  'server-close-4000': serverCloses(4000),
  'server-close-no-code': serverCloses(),
  'server-close-1001-then-exit': {
    setting: 'loopback',
    serverGone: true,
    racy: true,
    act: (stage) => stage.atServer('closeThenExit', 1001),
  },
  'server-close-1001-keeps-tcp': rawFrame(8, closeFrame(1001), false, { path: 'keeps-tcp', setting: 'watch' }),
  'server-sigterm-no-handler': killed('SIGTERM'),
  'server-sigkill': killed('SIGKILL'),
  'server-sigkill-unread-data': {
    ...killed('SIGKILL'),
    prepare: async (stage) => {
      await stage.atServer('stopReading');
      await stage.inClient('send', 'never read');
      await pause(200);
    },
  },
  'server-reset': { setting: 'loopback', act: (stage) => stage.atServer('reset') },
  'server-terminate': { setting: 'loopback', act: (stage) => stage.atServer('terminate') },
  'server-message-too-big': {
    setting: 'loopback',
    path: 'small',
    racy: true,
    act: (stage) => stage.inClient('sendLong', 5000),
  },
  'server-invalid-utf8': rawFrame(1, 'c328', false),
  'server-masked-frame': rawFrame(1, '6869', true, { setting: 'watch' }),
  'server-close-code-1006-on-wire': rawFrame(8, closeFrame(1006), false),
  'server-close-code-999-on-wire': rawFrame(8, closeFrame(999), false),
  'server-power-loss-idle': { setting: 'power', serverGone: true },
  'server-reboot-20s-idle': { setting: 'reboot', serverGone: true },
  'server-reboot-20s-client-sending': {
    setting: 'reboot',
    serverGone: true,
    prepare: (stage) => stage.inClient('sendEvery', 1000),
  },
  'cable-pulled-idle': { setting: 'cable' },
  'cable-pulled-client-sending': { setting: 'cable', prepare: (stage) => stage.inClient('sendEvery', 1000) },
  'cable-pulled-server-sending': { setting: 'cable', prepare: (stage) => stage.atServer('sendEvery', 1000) },
  'cable-pulled-then-close': {
    setting: 'cable',
    act: async (stage) => {
      await pause(5000);
      return stage.inClient('close', 1000);
    },
  },
  'cable-pulled-20s-then-restored': { setting: 'restored' },
  'own-interface-down-idle': { setting: 'own-interface' },
  'own-interface-down-client-sending': {
    setting: 'own-interface',
    prepare: (stage) => stage.inClient('sendEvery', 1000),
  },
  'connect-while-cable-pulled': {
    setting: 'cable',
    opensItself: true,
    act: async (stage) => {
      await pause(2000);
      return stage.inClient('open', stage.url, stage.protocols);
    },
  },
  'client-close-no-arguments': clientCloses(),
  'client-close-1000': clientCloses(1000),
  'client-close-4000': clientCloses(4000, 'x'),
  'client-close-unanswered': { ...clientCloses(1000), setting: 'watch', server: 'raw', path: 'mute' },
  'page-navigated': { setting: 'watch', page: true, act: (stage) => stage.inClient('leave', 'navigate') },
  'page-reloaded': { setting: 'loopback', page: true, act: (stage) => stage.inClient('leave', 'reload') },
  'page-hidden-60s-then-server-close': {
    setting: 'loopback',
    hides: true,
    act: async (stage) => {
      await stage.client.request('hidePage', stage.page);
      await pause(60_000);
      return stage.atServer('close', 1001);
    },
    after: (stage) => stage.client.request('showPages'),
  },
  'tab-closed': tabClosed,
  'browser-killed': {
    setting: 'loopback',
    page: true,
    racy: true,
    act: async ({ client }) => (await client.request('kill')) as number,
  },
  'handshake-401': handshake('status/401'),
  'handshake-403': handshake('status/403'),
  'handshake-503': handshake('status/503'),
  'handshake-redirect': handshake('redirect', { setting: 'watch' }),
  'handshake-refused': handshake('refused'),
  'handshake-unanswered': handshake('silent', {
    setting: 'watch',
    // Browsers open one connection to a host at a time: this one must not stand before the others.
    act: async (stage) => {
      await pause(5000);
      return stage.inClient('open', stage.url, stage.protocols);
    },
  }),
  'handshake-subprotocol-not-selected': handshake('no-subprotocol', { setting: 'watch', protocols: ['chat'] }),
  'tls-self-signed': handshake('ws', { tls: true }),
  'proxy-idle-timeout-nginx': { ...proxyIdles, proxy: 'nginx' },
  'proxy-idle-timeout-haproxy': { ...proxyIdles, proxy: 'haproxy' },
  'proxy-stopped': {
    setting: 'loopback',
    proxy: 'nginx',
    act: async ({ proxy }) => {
      const atMs = Date.now();
      process.kill(proxy!.pid, 'SIGTERM');
      return atMs;
    },
  },
  'server-ping-10s-cable-pulled': { setting: 'cable', prepare: (stage) => stage.atServer('pingEvery', 10_000) },
  'client-heartbeat-10s-cable-pulled': {
    setting: 'cable',
    prepare: (stage) => stage.inClient('heartbeat', 10_000, 10_000),
  },
};
