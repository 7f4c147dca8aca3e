/** The two ends of one connection. */
export type Side = 'client' | 'server';

/** A Close frame's body: status code and reason. RFC 6455 §5.5.1. */
export type CloseStatus = { readonly code: number; readonly reason: string };

/** What a script reads from a `CloseEvent`. WHATWG WebSockets, "CloseEvent". */
export type CloseEventData = CloseStatus & { readonly wasClean: boolean };

/** Ways in which a data frame can break the protocol on purpose. */
export type FrameDefect =
  | 'invalid-utf8'
  | 'masked-by-server'
  | 'reserved-bit'
  | 'too-big'
  | 'corrupt-record'
  /** Compressed data that are no DEFLATE, or end too early (RFC 7692 §7.2.2). */
  | 'inflate-error'
  | 'inflate-cut-off';

/** Error codes of RFC 9113 §7 that a story needs. */
export type Http2Error = 'no-error' | 'internal-error' | 'refused-stream' | 'cancel' | 'http-1-1-required';

/**
 * Frames of HTTP/2 that matter to a WebSocket (RFC 9113, RFC 8441). Its own frames travel in DATA and stay frames here;
 * `end-stream` is a DATA frame's flag. `request` is another exchange on the same connection.
 */
export type Http2Frame =
  | { readonly kind: 'http2'; readonly frame: 'settings' | 'ping' | 'ping-ack' | 'end-stream' | 'request' | 'response' }
  | { readonly kind: 'http2'; readonly frame: 'rst-stream' | 'goaway'; readonly error: Http2Error };

/**
 * What travels between the two ends: structured, never bytes.
 * `body: null` is a Close frame without a body, which the receiver reports as 1005 (RFC 6455 §7.1.5).
 */
export type Segment =
  | { readonly kind: 'tcp-syn' | 'tcp-syn-ack' | 'tcp-ack' | 'tcp-fin' | 'tcp-rst' | 'tcp-keepalive' }
  /** TLS 1.3 (RFC 8446): flights of the handshake, and alerts. `server-hello` is the server's whole first flight. */
  | {
      readonly kind: 'tls';
      readonly step: 'client-hello' | 'server-hello' | 'finished' | 'close-notify' | 'alert';
      /** Only in recordings: which alert it is (tls-alerts.ts). */
      readonly alert?: number;
    }
  | Http2Frame
  /** GET with Upgrade (RFC 6455 §4.1), or over HTTP/2 an extended CONNECT (RFC 8441 §4). */
  | { readonly kind: 'opening-request'; readonly method: 'GET' | 'CONNECT'; readonly subprotocol: boolean }
  | { readonly kind: 'opening-response'; readonly status: number; readonly subprotocol: boolean }
  | {
      readonly kind: 'frame';
      readonly opcode: 'text' | 'ping' | 'pong';
      readonly payload: string;
      readonly defect?: FrameDefect;
      /** What a compressed message becomes, where that is much more than what travels. */
      readonly inflatedMebibytes?: number;
    }
  | { readonly kind: 'frame'; readonly opcode: 'close'; readonly body: CloseStatus | null }
  /** Only in recordings: a TLS record of `bytes`, or a Close frame, whose content the recorder could not see. */
  | { readonly kind: 'sealed'; readonly what: 'record' | 'close'; readonly bytes: number | null };
