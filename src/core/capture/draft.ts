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
  isOpeningHidden: false,
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
  gaps: [],
} as const satisfies Partial<ObservedConnection>;

/** `https` URLs of a WebSocket do not exist in HAR or NetLog: the scheme says whether TLS was used. */
export const transportOf = (url: string, http2: boolean): ObservedConnection['transport'] =>
  http2 ? 'h2' : url.startsWith('wss:') ? 'wss' : 'ws';

/** The first characters, as a text of their own: a slice keeps all that it was cut from in memory (V8). */
const firstOf = (text: string, charactersMax: number): string =>
  text.length > charactersMax ? [...text.slice(0, charactersMax)].join('') : text;

/** The address of a WebSocket, as much of it as is read; null for any other. */
export const webSocketUrl = (url: string | undefined): string | null =>
  url !== undefined && /^wss?:\/\//i.test(url) ? firstOf(url, captureBounds.urlCharacters) : null;

/** Chromium looks at these headers only after it has accepted the 101 (websocket_basic_handshake_stream.cc). */
export function faultIn(errorText: string | null): ObservedConnection['handshakeFault'] {
  const [, header] = /'(Upgrade|Connection|Sec-WebSocket-\w+)' header/.exec(errorText ?? '') ?? [];
  if (!header) return null;
  return header === 'Sec-WebSocket-Protocol' && !/must not include/.test(errorText ?? '')
    ? 'subprotocol-not-selected'
    : 'answer-refused';
}

/** What a client said about its failure: as much of it as is read. */
export const errorTextOf = (text: string | undefined): string | null =>
  text === undefined ? null : firstOf(text, captureBounds.errorCharacters);
