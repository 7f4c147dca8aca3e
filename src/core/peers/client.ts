import type { KeepaliveBySystem } from './keep-alive.ts';
import type { CodeRanges, Peer } from './peer.ts';

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
  /**
   * What a received Close makes it do. A scripted raw peer ends TCP without an answer; one that notes it waits for the
   * other to end TCP; a mute one never ends it.
   */
  readonly onClose: 'answers' | 'ends-tcp' | 'notes' | 'nothing';
  /** After both Closes: who finishes TCP. 'peer' waits for the other end, as RFC 6455 §7.1.1 asks of a client. */
  readonly finishesTcp: 'first' | 'peer';
  /** When the close event fires: once both Closes have passed, or once TCP is closed. */
  readonly reportsAt: 'closing-handshake' | 'tcp-close';
  /** Close codes it accepts in a frame; any other fails the connection. */
  readonly acceptsCodes: CodeRanges;
  /** What it answers to a Close without a body; null for an empty Close in return. */
  readonly answerToEmptyClose: number | null;
  /** The code of every answer, whatever was received. Absent: the received one. */
  readonly answersWith?: number;
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
  /** Absent: a text that is not UTF-8 fails the connection. false: it is handed on. */
  readonly checksUtf8?: false;
  readonly tooBigCode: number | null;
  /** Absent: a Ping is answered, as RFC 6455 §5.5.2 asks. */
  readonly answersPings?: false;
  readonly acceptsMaskedFrames: boolean;
  readonly opensWithoutSubprotocol: boolean;
  readonly followsRedirects: boolean;
  readonly tlsFailureCode: number;
  /** Does it speak TLS 1.0 with a server that speaks nothing newer? */
  readonly acceptsTls10: boolean;
  /** permessage-deflate, RFC 7692. */
  readonly deflate: DeflateRules;
};

/** Answers to the offer of permessage-deflate that RFC 7692 §5.1 and §7.1 ask a client to refuse. */
export type DeflateAnswer = 'unknown-parameter' | 'window-too-big' | 'named-twice' | 'other-extension';

/** What a client does with compressed messages. */
export type DeflateRules = {
  /** The close code it sends where the data are no DEFLATE. null: FIN only. */
  readonly corruptCode: number | null;
  /** Data that end too early fail the connection; else what there is of them counts. */
  readonly failsOnCutOff: boolean;
  /** The longest message that it inflates. null: no limit was found, up to 256 MiB. */
  readonly longestMebibytes: number | null;
  /** Answers that it accepts all the same. */
  readonly accepts: readonly DeflateAnswer[];
};

/** A PING after a time without a frame from the other end, and how long its answer may take. Milliseconds. */
export type PingTimer = { readonly quietMs: number; readonly timeoutMs: number };

/** How a client uses HTTP/2 where RFC 9113 and RFC 8441 leave it room. */
export type Http2Rules = {
  /** What a WebSocket uses where the client has no HTTP/2 connection to the server yet. */
  readonly freshConnection: 'http/1.1' | 'http/2';
  /** Its END_STREAM goes with its Close frame; else it never ends a stream that ended properly. */
  readonly endsStreamWithClose: boolean;
  /** A RST_STREAM takes back what was to be sent before it in the same turn, such as a Close frame. */
  readonly resetDropsQueue: boolean;
  /** Asks when it is about to send something. null: never. */
  readonly pingBeforeSending: PingTimer | null;
  /** Asks as soon as it has heard nothing for so long. null: never. */
  readonly pingWhenQuiet: PingTimer | null;
};

/** How a page, or the process, leaves. 'close-1001': a Close frame with that reason; 'fin': the kernel's FIN alone. */
export type Leave = {
  readonly how: 'close-1001' | 'fin' | 'stays';
  readonly reason: string;
  /** How long a page that stays is kept before it leaves with Close 1001. */
  readonly staysMs?: number;
};

/** How a page lives in a client: how it leaves, and what it can do while nobody looks at it. Times in ms. */
export type PageRules = {
  readonly tabClose: Leave;
  readonly navigate: Leave;
  readonly reload: Leave;
  readonly kill: Leave;
  /**
   * Timers of a hidden tab fire on full multiples of `everyMs`; once it has been hidden for `rareAfterMs`, those from the
   * `rareFrom`th of a chain on, setInterval() being one, of `rareEveryMs`.
   */
  readonly hiddenTimers: {
    readonly everyMs: number;
    readonly rareAfterMs: number;
    readonly rareFrom: number;
    readonly rareEveryMs: number;
  } | null;
  /** It freezes and discards pages. false: it does not, or nobody has measured what comes of it. */
  readonly freezes: boolean;
  /** A service worker without an event for so long is stopped; what its socket brings is none. null: not measured. */
  readonly serviceWorkerMs: number | null;
};

/** What the operating system tells programs about its network: an address came or went, or the default route did. */
export type NetworkNotice = 'address' | 'route';

/** What a client does about the notices that it listens to. Times in ms. */
export type NetworkChangeRules = {
  readonly notices: readonly NetworkNotice[];
  /**
   * From the first notice to the reaction, which answers all that came meanwhile: to any address, and to the route only
   * if there was none before, or is none now.
   */
  readonly gatheredMs: number;
  /** Its HTTP/2 connections end at once, with every WebSocket on them, open or not. */
  readonly endsHttp2: boolean;
  /** Each open WebSocket that hears nothing within `quietMs` pings its server, and is given up without an answer. */
  readonly pings: PingTimer | null;
};

/** A client that is simulated and measured. Nothing in here knows of a scenario. */
export type Client = Peer & {
  /** How many of its version's numbers people say: `156`, `2.50`. */
  readonly versionNumbers: 1 | 2;
  readonly isBrowser: boolean;
  /** Whoever uses it can say how long a message may be. */
  readonly takesLimit?: true;
  /** Whoever uses it can leave Pings unanswered. */
  readonly leavesPings?: true;
  /** Whether src/evidence has records of it. */
  readonly isMeasured: boolean;
  /** The places its rules were read in, such as `ws: lib/websocket.js`. */
  readonly readIn: readonly string[];
  readonly rules: EndpointRules;
  readonly keepalive: KeepaliveBySystem;
  /** null: it opens WebSockets over HTTP/1.1 only. */
  readonly http2: Http2Rules | null;
  /** null: no page, a process only. */
  readonly page: PageRules | null;
  /** When the network of its own host changes. null: it does not listen. */
  readonly networkChange: NetworkChangeRules | null;
};

/** What WHATWG and RFC 6455 ask for where they leave no choice; each client adds its timers and its departures. */
export const standardRules = {
  tcpConnectMs: 0,
  tlsHandshakeMs: 0,
  openingHandshakeMs: 0,
  closingHandshakeMs: 0,
  tcpCloseWaitMs: 0,
  answerAfterMs: 0,
  onClose: 'answers',
  finishesTcp: 'peer',
  reportsAt: 'tcp-close',
  /** All but the three that an endpoint must not put into a frame. */
  acceptsCodes: [
    [0, 1004],
    [1007, 1014],
    [1016, 65535],
  ],
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
  acceptsTls10: false,
  deflate: { corruptCode: 1002, failsOnCutOff: true, longestMebibytes: null, accepts: [] },
} as const satisfies EndpointRules;

/** A page that leaves with Close 1001 and no reason, as WHATWG says ("making a WebSocket disappear"). */
export const says1001: Leave = { how: 'close-1001', reason: '' };
/** A killed process: the kernel ends its sockets. */
export const sendsFin: Leave = { how: 'fin', reason: '' };
