import type { ClientProfileId, Scenario } from './settings.ts';
import type { Keepalive } from './transport/tcp.ts';

/** Inclusive ranges of close codes. */
export type CodeRanges = readonly (readonly [number, number])[];

/** How an endpoint behaves where RFC 6455 and WHATWG leave room, or where it departs from them. Times in ms, 0 = none. */
export type EndpointRules = {
  /** Its own limit for the TCP handshake, from the constructor on. */
  readonly tcpConnectMs: number;
  readonly tlsHandshakeMs: number;
  /** Limit until the response to the opening handshake, from the constructor on. */
  readonly openingHandshakeMs: number;
  /** After its Close was sent: how long until the peer's Close. */
  readonly closingHandshakeMs: number;
  /** After both Closes: how long until the peer's FIN. */
  readonly tcpCloseWaitMs: number;
  /** Between a received Close and the answer to it; a FIN that comes earlier prevents the answer. */
  readonly answerAfterMs: number;
  /** What a received Close makes it do. A scripted raw peer ends TCP without an answer; a mute one does nothing at all. */
  readonly onClose: 'answers' | 'ends-tcp' | 'nothing';
  /** After both Closes: who finishes TCP. 'peer' waits for the other end, as RFC 6455 §7.1.1 asks of a client. */
  readonly finishesTcp: 'first' | 'peer';
  /** When the close event fires: once both Closes have passed, or once TCP is closed. */
  readonly reportsAt: 'closing-handshake' | 'tcp-close';
  /** Close codes it accepts in a frame; any other fails the connection. */
  readonly acceptsCodes: CodeRanges;
  /** What it answers to a Close without a body: null is another one. */
  readonly answerToEmptyClose: number | null;
  /** Does the answer repeat the reason it received? */
  readonly answersWithReason: boolean;
  /** Codes it reports yet answers with an empty Close. */
  readonly answersEmptyTo: readonly number[];
  /** Does an `error` event come before `close` after … */
  readonly errorOn: {
    readonly fin: boolean;
    readonly reset: boolean;
    readonly tcpTimeout: boolean;
    readonly closingTimeout: boolean;
  };
  /** A reset between the received Close and the end of TCP. */
  readonly resetAfterClose: 'clean' | 'unclean' | 'unclean-with-error';
  /** Close codes it sends when the peer breaks the protocol; null: FIN only. */
  readonly protocolErrorCode: number | null;
  readonly invalidUtf8Code: number | null;
  readonly tooBigCode: number | null;
  readonly acceptsMaskedFrames: boolean;
  readonly opensWithoutSubprotocol: boolean;
  readonly followsRedirects: boolean;
  readonly tlsFailureCode: number;
};

/** How a page, or the process, leaves. 'close-1001': a Close frame with that reason; 'fin': the kernel's FIN alone. */
export type Leave = {
  readonly how: 'close-1001' | 'fin' | 'stays';
  readonly reason: string;
  /** How long a page that stays is kept before it leaves with Close 1001. */
  readonly staysMs?: number;
};

/** A client: protocol rules, socket options and timers. Nothing in here knows of a scenario. */
export type ClientProfile = {
  readonly id: ClientProfileId;
  readonly rules: EndpointRules;
  readonly keepalive: Keepalive | null;
  /** null: no page, a process only. */
  readonly page: {
    readonly tabClose: Leave;
    readonly navigate: Leave;
    readonly reload: Leave;
    readonly kill: Leave;
  } | null;
  /** After its own link changed: a ping after `afterMs`, given up `timeoutMs` later. */
  readonly linkChangePing: { readonly afterMs: number; readonly timeoutMs: number } | null;
};

const says1001: Leave = { how: 'close-1001', reason: '' };
const allButLocal: CodeRanges = [
  [0, 1004],
  [1007, 1014],
  [1016, 65535],
];

/** What WHATWG and RFC 6455 ask for, as Chromium does it; the others say where they differ. */
const browser: EndpointRules = {
  tcpConnectMs: 0,
  tlsHandshakeMs: 30_000,
  openingHandshakeMs: 240_000,
  closingHandshakeMs: 60_000,
  tcpCloseWaitMs: 2_000,
  answerAfterMs: 0,
  onClose: 'answers',
  finishesTcp: 'peer',
  reportsAt: 'tcp-close',
  acceptsCodes: allButLocal,
  answerToEmptyClose: null,
  answersWithReason: true,
  answersEmptyTo: [],
  errorOn: { fin: false, reset: false, tcpTimeout: false, closingTimeout: false },
  resetAfterClose: 'unclean',
  protocolErrorCode: 1002,
  invalidUtf8Code: 1002,
  tooBigCode: 1009,
  acceptsMaskedFrames: false,
  opensWithoutSubprotocol: false,
  followsRedirects: false,
  tlsFailureCode: 1006,
};

const chromium: ClientProfile = {
  id: 'chromium',
  rules: browser,
  keepalive: { idleMs: 45_000, intervalMs: 45_000, probes: 9 },
  page: {
    tabClose: says1001,
    // The back/forward cache keeps the page, its connection open, for ten minutes (measured, src/evidence).
    navigate: { how: 'stays', reason: '', staysMs: 600_000 },
    reload: says1001,
    // With only the main process killed, the network process lives on for a moment and says 1001 in the page's name.
    kill: { how: 'fin', reason: '' },
  },
  linkChangePing: null,
};

const firefox: ClientProfile = {
  id: 'firefox',
  rules: {
    ...browser,
    openingHandshakeMs: 20_000,
    closingHandshakeMs: 20_000,
    tcpCloseWaitMs: 1_000,
    answerAfterMs: 1,
    reportsAt: 'closing-handshake',
    acceptsCodes: [[0, 65535]],
    answersEmptyTo: [1005, 1006, 1015],
    errorOn: { fin: false, reset: true, tcpTimeout: true, closingTimeout: true },
    resetAfterClose: 'clean',
    protocolErrorCode: null,
    invalidUtf8Code: null,
    tooBigCode: null,
    acceptsMaskedFrames: true,
    opensWithoutSubprotocol: true,
    tlsFailureCode: 1015,
  },
  keepalive: { idleMs: 600_000, intervalMs: 1_000, probes: 4 },
  page: { tabClose: says1001, navigate: says1001, reload: says1001, kill: { how: 'fin', reason: '' } },
  // network.websocket.timeout.ping.response is 10 s; measured until the event: 11.1 s (evidence, own-interface causes).
  linkChangePing: { afterMs: 200, timeoutMs: 11_000 },
};

const webkitgtk: ClientProfile = {
  id: 'webkitgtk',
  rules: {
    ...browser,
    openingHandshakeMs: 0,
    closingHandshakeMs: 5_000,
    tcpCloseWaitMs: 5_000,
    acceptsCodes: [
      [1000, 1003],
      [1007, 1011],
      [3000, 4999],
    ],
    answerToEmptyClose: 1000,
    errorOn: { fin: false, reset: true, tcpTimeout: true, closingTimeout: false },
    resetAfterClose: 'unclean-with-error',
    invalidUtf8Code: 1007,
    opensWithoutSubprotocol: true,
    followsRedirects: true,
  },
  keepalive: null,
  page: {
    tabClose: says1001,
    navigate: { how: 'close-1001', reason: 'WebSocket is closed due to suspension.' },
    reload: says1001,
    kill: { how: 'fin', reason: '' },
  },
  linkChangePing: null,
};

/** websockets/ws, as client and as server: lib/websocket.js, lib/validation.js, lib/constants.js (closeTimeout). */
const wsRules: EndpointRules = {
  ...browser,
  tlsHandshakeMs: 0,
  openingHandshakeMs: 0,
  closingHandshakeMs: 30_000,
  tcpCloseWaitMs: 30_000,
  finishesTcp: 'first',
  acceptsCodes: [
    [1000, 1003],
    [1007, 1014],
    [3000, 4999],
  ],
  resetAfterClose: 'clean',
  invalidUtf8Code: 1007,
};

const ws: ClientProfile = {
  id: 'ws',
  rules: wsRules,
  keepalive: null,
  page: null,
  linkChangePing: null,
};

const node: ClientProfile = {
  id: 'node',
  rules: {
    ...browser,
    tcpConnectMs: 10_000,
    tlsHandshakeMs: 0,
    openingHandshakeMs: 300_000,
    closingHandshakeMs: 0,
    tcpCloseWaitMs: 0,
    acceptsCodes: wsRules.acceptsCodes,
    answersWithReason: false,
    errorOn: { fin: true, reset: true, tcpTimeout: true, closingTimeout: false },
    resetAfterClose: 'clean',
    invalidUtf8Code: 1007,
  },
  // net.Socket keepalive: libuv sets TCP_KEEPINTVL 1 s and TCP_KEEPCNT 10 (src/unix/tcp.c, uv__tcp_keepalive).
  keepalive: { idleMs: 60_000, intervalMs: 1_000, probes: 10 },
  page: null,
  linkChangePing: null,
};

export const clientProfiles: Readonly<Record<ClientProfileId, ClientProfile>> = {
  chromium,
  firefox,
  webkitgtk,
  ws,
  node,
};

const raw: EndpointRules = {
  ...wsRules,
  acceptsCodes: [[0, 65535]],
  onClose: 'ends-tcp',
  closingHandshakeMs: 0,
  tcpCloseWaitMs: 0,
};

/** Servers: `ws` on Node, a raw TCP server that does only what its script says, and one that never answers a Close. */
export const serverProfiles: Readonly<Record<Scenario['server'], EndpointRules>> = {
  ws: wsRules,
  raw,
  mute: { ...raw, onClose: 'nothing' },
};
