import type { Act } from '../acts/acts.ts';
import type { Policy } from '../backoff/policy.ts';
import type { DeflateAnswer } from '../peers/client.ts';
import type { ClientId } from '../peers/clients.ts';
import type { ServerId } from '../peers/servers.ts';
import type { Http2Error } from '../protocol/segment.ts';

/** What the proxy does when its idle timer fires: ends both sides, or forgets the connection and drops or rejects it. */
export type ProxyExpiry = 'fin' | 'rst' | 'drop' | 'reject';

/** What WebSockets run on: HTTP/1.1 over TCP or TLS, or HTTP/2 (RFC 8441) where the client can. */
export type Transport = 'ws' | 'wss' | 'h2';

/** The dials of a run. Flat and JSON-serialisable: scenarios, links and controls hold exactly this. 0 switches a timer off. */
export type Settings = {
  readonly transport: Transport;
  /** How many WebSockets the page keeps open over HTTP/2; they share its connection. The second has no acts of its own. */
  readonly sockets: 1 | 2;
  /** One-way delay of the path. */
  readonly latencyMs: number;
  /** Extra one-way delay, uniform in [0, jitterMs). Never reorders. */
  readonly jitterMs: number;
  /** The client application's own heartbeat (a message, since script cannot ping). */
  readonly heartbeatMs: number;
  /** How long it waits for the answer, and beats on if that is longer than the interval; 0 means until the next beat. */
  readonly heartbeatTimeoutMs: number;
  /** The server application terminates a connection that brought nothing for this long. */
  readonly serverSilenceMs: number;
  /** The server's protocol pings; it terminates at the next beat without a pong. */
  readonly serverPingMs: number;
  /** Chatter: one small message at this interval. */
  readonly clientSendMs: number;
  readonly serverSendMs: number;
  /** Idle limit of the proxy on the path; 0 means no proxy. */
  readonly proxyIdleMs: number;
  readonly proxyExpiry: ProxyExpiry;
  /** After a shutdown, kill or sigterm the server is running again this much later; 0 means never. */
  readonly restartMs: number;
  /** When the client reconnects, and after which codes it does not. null: it never does. */
  readonly policy: Policy | null;
};

/** How the server answers the opening handshake. */
export type Handshake =
  | { readonly kind: 'accept' }
  /** `afterMs`: whoever answers looks for a server first. */
  | { readonly kind: 'status'; readonly status: number; readonly afterMs?: number }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'refuse' } // nothing listens: RST to the SYN
  | { readonly kind: 'silent' } // TCP accepted, no response
  | { readonly kind: 'extensions'; readonly answer: DeflateAnswer | 'valid' } // what the 101 says of permessage-deflate
  | { readonly kind: 'no-subprotocol' } // one was requested, the 101 names none
  /** The certificate is signed by nobody the client trusts, is out of date, or names another host. */
  | { readonly kind: 'untrusted-certificate' | 'expired-certificate' | 'wrong-host' }
  /** The server speaks only a version of TLS that the client refuses, or no TLS at all. */
  | { readonly kind: 'old-version' | 'no-tls' }
  | { readonly kind: 'rst-stream'; readonly error: Http2Error }; // HTTP/2: the stream is reset instead of an answer

/** Does it go wrong before HTTP? Then there is TLS, whatever else is said. */
export const isTlsFault = ({ kind }: Handshake): boolean =>
  ['untrusted-certificate', 'expired-certificate', 'wrong-host', 'old-version', 'no-tls'].includes(kind);

/**
 * One story, as plain data: who takes part, which dials, which acts at which time. Widgets, golden traces and
 * predictions all run these. `acts` are the default acts; a reader's acts replace them.
 */
export type Scenario = {
  readonly id: string;
  readonly profile: ClientId;
  /** A library with nothing set, or a scripted server. */
  readonly server: ServerId | 'raw' | 'mute' | 'polite' | 'keeps-open' | 'ends-after-peer';
  readonly handshake: Handshake;
  /** What opens the sockets, where it is not the page: a worker that two tabs share, or a service worker. */
  readonly owner?: 'shared-worker' | 'service-worker';
  /** HTTP/2: where the page did not come over a connection to this server, or the server does not offer WebSockets. */
  readonly offer?: 'page-elsewhere' | 'not-advertised';
  /** The proxy that ends TLS and HTTP/2 before the server, and speaks HTTP/1.1 to it. */
  readonly front?: 'haproxy';
  /** HTTP/2: how many streams the server takes at once. Absent: more than a story opens. RFC 9113 §5.1.2. */
  readonly streamsMax?: number;
  /** A limit for messages that a library was given, where it takes one. */
  readonly longestMebibytes?: number;
  /** A library that was told to leave Pings unanswered, where it can be. */
  readonly answersPings?: false;
  readonly settings: Settings;
  readonly seed: number;
  readonly connectAtMs: number;
  readonly acts: readonly Act[];
  /** Watch until here even if nothing happens; ms after the last act. */
  readonly watchMs: number;
};
