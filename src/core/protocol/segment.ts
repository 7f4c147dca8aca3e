/** The two ends of one connection. */
export type Side = 'client' | 'server';

/** A Close frame's body: status code and reason. RFC 6455 §5.5.1. */
export type CloseStatus = { readonly code: number; readonly reason: string };

/** What a script reads from a `CloseEvent`. WHATWG WebSockets, "CloseEvent". */
export type CloseEventData = CloseStatus & { readonly wasClean: boolean };

/** Ways in which a data frame can break the protocol on purpose. */
export type FrameDefect = 'invalid-utf8' | 'masked-by-server' | 'reserved-bit' | 'too-big';

/**
 * What travels between the two ends: structured, never bytes.
 * `body: null` is a Close frame without a body, which the receiver reports as 1005 (RFC 6455 §7.1.5).
 */
export type Segment =
  | { readonly kind: 'tcp-syn' | 'tcp-syn-ack' | 'tcp-ack' | 'tcp-fin' | 'tcp-rst' | 'tcp-keepalive' }
  | { readonly kind: 'tls'; readonly step: 'client-hello' | 'server-hello' | 'alert' }
  | { readonly kind: 'opening-request'; readonly subprotocol: boolean }
  | { readonly kind: 'opening-response'; readonly status: number; readonly subprotocol: boolean }
  | {
      readonly kind: 'frame';
      readonly opcode: 'text' | 'ping' | 'pong';
      readonly payload: string;
      readonly defect?: FrameDefect;
    }
  | { readonly kind: 'frame'; readonly opcode: 'close'; readonly body: CloseStatus | null };
