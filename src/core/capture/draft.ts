import { captureBounds, type ObservedConnection } from './observed.ts';

/** A connection of which nothing is known yet; readers fill in what their file shows. */
export const blankConnection = {
  url: null,
  ends: { client: null, server: null },
  transport: 'ws',
  encrypted: false,
  startedAtMs: null,
  openedAtMs: null,
  endedAtMs: null,
  status: null,
  handshakeFault: null,
  close: [],
  firstCloseBy: null,
  tcpEnd: { kind: 'unknown', by: null },
  netError: null,
  event: null,
  lastSentAtMs: { client: null, server: null },
  retransmissions: 0,
  pageLeft: false,
  errorText: null,
  events: [],
  truncated: false,
} as const satisfies Partial<ObservedConnection>;

/** `https` URLs of a WebSocket do not exist in HAR or NetLog: the scheme says whether TLS was used. */
export const transportOf = (url: string, http2: boolean): ObservedConnection['transport'] =>
  http2 ? 'h2' : url.startsWith('wss:') ? 'wss' : 'ws';

export const isWebSocketUrl = (url: string | undefined): url is string => url !== undefined && /^wss?:\/\//i.test(url);

/** What a client said about its failure: as much of it as is read. */
export const errorTextOf = (text: string | undefined): string | null =>
  text?.slice(0, captureBounds.errorCharacters) ?? null;
