import { type EndpointRules, standardRules } from './client.ts';
import { ws } from './clients/ws.ts';

/** What a server does on SIGTERM: exits at once, closes its connections first, or serves them for so long before. */
export type Sigterm =
  | { readonly kind: 'exits' }
  | { readonly kind: 'closes'; readonly code: number; readonly reason: string }
  | { readonly kind: 'waits'; readonly forMs: number };

/** A server library with nothing set. */
export type ServerDefaults = { readonly rules: EndpointRules; readonly sigterm: Sigterm };

const exits: Sigterm = { kind: 'exits' };

/** RFC 6455 §7.1.1: a server ends TCP once both Closes have passed. */
const server: EndpointRules = {
  ...standardRules,
  finishesTcp: 'first',
  reportsAt: 'closing-handshake',
  invalidUtf8Code: 1007,
  resetAfterClose: 'clean',
};

/**
 * Servers as they come, measured on 2026-11-27 with a client of ws 8.23.0: ws 8.23.0, Python websockets 10.4, aiohttp
 * 3.8.4, gorilla/websocket 1.5.0 (its echo example) and Tomcat 10.1.60.
 */
export const serverDefaults = {
  ws: { rules: ws.rules, sigterm: exits },
  websockets: { rules: server, sigterm: exits },
  // Its handler returns when a Close has come, and what it closes with then is always 1000.
  aiohttp: { rules: { ...server, answersWith: 1000 }, sigterm: { kind: 'waits', forMs: 60_000 } },
  // It repeats the code alone, and hands on text that it has not checked.
  gorilla: { rules: { ...server, answersWithReason: false, checksUtf8: false }, sigterm: exits },
  tomcat: {
    rules: { ...server, answerToEmptyClose: 1000 },
    sigterm: { kind: 'closes', code: 1001, reason: 'The web application is stopping' },
  },
} as const satisfies Readonly<Record<string, ServerDefaults>>;

export type ServerId = keyof typeof serverDefaults;
export const serverIds = Object.keys(serverDefaults) as readonly ServerId[];
/** null: a scripted server, which does what its script says. */
export const defaultsOf = (id: string): ServerDefaults | null =>
  Object.hasOwn(serverDefaults, id) ? serverDefaults[id as ServerId] : null;
