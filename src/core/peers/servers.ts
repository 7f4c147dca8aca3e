import type { CloseStatus } from '../protocol/segment.ts';
import { type EndpointRules, standardRules } from './client.ts';
import { ws } from './clients/ws.ts';

/** What a server does on SIGTERM: exits at once, closes its connections first, or serves them for so long before. */
export type Sigterm =
  | { readonly kind: 'exits' }
  | { readonly kind: 'closes'; readonly says: CloseStatus | null }
  | { readonly kind: 'waits'; readonly forMs: number };

/**
 * What a library does about a client that says nothing, in ms since it was last heard: pings it, and in the end closes
 * with a code or, where it says nothing, without one. 0: never.
 */
export type QuietRules = { readonly pingMs: number; readonly limitMs: number; readonly says: CloseStatus | null };

/** A server library with nothing set. `limitless`: it takes messages of any length. */
export type ServerDefaults = {
  readonly rules: EndpointRules;
  readonly sigterm: Sigterm;
  readonly quiet?: QuietRules;
  readonly limitless?: true;
};

const exits: Sigterm = { kind: 'exits' };

/** RFC 6455 §7.1.1: a server ends TCP once both Closes have passed. */
const server: EndpointRules = {
  ...standardRules,
  finishesTcp: 'first',
  reportsAt: 'closing-handshake',
  invalidUtf8Code: 1007,
  resetAfterClose: 'clean',
};

/** It ends TCP without a Close where the client breaks the protocol. */
const silentServer: EndpointRules = { ...server, invalidUtf8Code: null, tooBigCode: null };

/**
 * Servers as they come, measured on 2026-11-27 and -28 with a client of ws 8.23.0: ws 8.23.0, Bun 1.4.5, Deno 2.9.6,
 * uWebSockets.js 20.30.0, Python websockets 10.4, aiohttp 3.8.4, Tornado 6.2, gorilla/websocket 1.5.0 (its echo
 * example), Tomcat 10.1.60, Jetty 9.4.57, Cowboy 2.8.0, libwebsockets 4.1.6 and Mojolicious 9.31.
 */
export const serverDefaults = {
  ws: { rules: ws.rules, sigterm: exits },
  bun: { rules: server, sigterm: exits, quiet: { pingMs: 104_000, limitMs: 120_000, says: null } },
  deno: {
    rules: silentServer,
    sigterm: exits,
    quiet: { pingMs: 15_000, limitMs: 30_000, says: { code: 1001, reason: 'No response from ping frame.' } },
  },
  uws: { rules: silentServer, sigterm: exits, quiet: { pingMs: 104_000, limitMs: 120_000, says: null } },
  websockets: {
    rules: server,
    sigterm: exits,
    quiet: { pingMs: 20_000, limitMs: 40_000, says: { code: 1011, reason: 'keepalive ping timeout' } },
  },
  // Its handler returns when a Close has come, and what it closes with then is always 1000.
  aiohttp: { rules: { ...server, answersWith: 1000 }, sigterm: { kind: 'waits', forMs: 60_000 } },
  tornado: { rules: { ...silentServer, answersWithReason: false }, sigterm: exits },
  // It repeats the code alone, and hands on text that it has not checked.
  gorilla: { rules: { ...server, answersWithReason: false, checksUtf8: false }, sigterm: exits },
  tomcat: {
    rules: { ...server, answerToEmptyClose: 1000 },
    sigterm: { kind: 'closes', says: { code: 1001, reason: 'The web application is stopping' } },
  },
  // On SIGTERM its Close has no code.
  jetty: {
    rules: server,
    sigterm: { kind: 'closes', says: null },
    quiet: {
      pingMs: 0,
      limitMs: 300_000,
      says: { code: 1001, reason: 'java.util.concurrent.TimeoutException: Idle timeout expired: 300000/300000 ms' },
    },
  },
  // Its limit counts what it hears, and it never asks.
  cowboy: {
    rules: { ...server, answersWithReason: false },
    sigterm: exits,
    quiet: { pingMs: 0, limitMs: 60_000, says: { code: 1000, reason: '' } },
    limitless: true,
  },
  lws: {
    rules: { ...server, checksUtf8: false },
    sigterm: exits,
    quiet: { pingMs: 300_000, limitMs: 310_000, says: null },
    limitless: true,
  },
  mojolicious: {
    rules: { ...server, checksUtf8: false },
    sigterm: exits,
    quiet: { pingMs: 0, limitMs: 30_000, says: null },
  },
} as const satisfies Readonly<Record<string, ServerDefaults>>;

export type ServerId = keyof typeof serverDefaults;
export const serverIds = Object.keys(serverDefaults) as readonly ServerId[];
/** null: a scripted server, which does what its script says. */
export const defaultsOf = (id: string): ServerDefaults | null =>
  Object.hasOwn(serverDefaults, id) ? serverDefaults[id as ServerId] : null;
