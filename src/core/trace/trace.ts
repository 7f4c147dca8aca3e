import type { ActKind } from '../acts/acts.ts';
import type { ReadyState } from '../protocol/ready-state.ts';
import type { CloseEventData, Segment, Side } from '../protocol/segment.ts';

/** Who can put a segment on the path: an end, or the proxy when it closes both sides itself. */
export type Sender = Side | 'proxy';

/** Timers that can fire on one side. Each belongs to a profile, to TCP, or to the application. */
export type TimerName =
  | 'tcp-connect' // the profile's own limit for the TCP handshake
  | 'tls-handshake'
  | 'opening-handshake'
  | 'closing-handshake' // Close sent, none received
  | 'tcp-close-wait' // both Closes exchanged, waiting for the peer's FIN
  | 'tcp-retransmission-timeout' // TCP gave up on unacknowledged data
  | 'tcp-keepalive-timeout' // TCP gave up on an idle connection
  | 'tcp-syn-timeout' // TCP gave up on connecting
  | 'silence-timeout' // server application: nothing came for too long
  | 'http2-ping-timeout' // a client's own HTTP/2 PING stayed unanswered
  | 'link-change-timeout'; // the client's own ping after its link changed

/** What a proxy has done to one connection: dropped what passes, answered it with RST, or closed both sides. */
export type ProxyState = 'proxy-drops' | 'proxy-rejects' | 'proxy-closes';
export const isProxyState = (state: string): state is ProxyState => state.startsWith('proxy-');

/** What happened, without when. Sides are always the side at which it happened. */
export type TraceDetail =
  /** An act was carried out. `args` as given. */
  | { readonly kind: 'act'; readonly act: ActKind; readonly args?: Readonly<Record<string, string | number>> }
  | { readonly kind: 'ready-state'; readonly side: Side; readonly state: ReadyState }
  /** `transmission` pairs this with one `received` or `held`. `retransmission` counts from 0 (first sending). */
  | {
      readonly kind: 'sent';
      readonly side: Sender;
      /** Who it is for. */
      readonly to: Side;
      readonly segment: Segment;
      readonly transmission: number;
      readonly retransmission: number;
    }
  | { readonly kind: 'received'; readonly side: Side; readonly segment: Segment; readonly transmission: number }
  /** A transmission that will never arrive; `side` is its sender. */
  | {
      readonly kind: 'held';
      readonly side: Sender;
      readonly transmission: number;
      readonly where: 'path' | 'proxy' | 'interface' | 'host';
    }
  /** What a script sees: an event handler is called, or a call throws or is ignored. */
  | { readonly kind: 'event'; readonly side: Side; readonly event: 'open' | 'error' }
  | { readonly kind: 'event'; readonly side: Side; readonly event: 'message'; readonly payload: string }
  | { readonly kind: 'event'; readonly side: Side; readonly event: 'close'; readonly close: CloseEventData }
  | {
      readonly kind: 'call-failed';
      readonly side: Side;
      readonly call: 'close' | 'send';
      readonly why: 'InvalidAccessError' | 'SyntaxError' | 'InvalidStateError' | 'not-open';
    }
  | { readonly kind: 'timer'; readonly side: Side; readonly timer: TimerName }
  /** The application gives this connection up before any close event. */
  | { readonly kind: 'gives-up'; readonly side: Side; readonly why: 'no-answer' | 'silence' }
  /** The client waits `delayMs`, drawn below `ceilingMs`, before try number `retry` (from 1). */
  | { readonly kind: 'retry-scheduled'; readonly retry: number; readonly delayMs: number; readonly ceilingMs: number }
  /** The client will not try again. */
  | {
      readonly kind: 'retry-stopped';
      readonly why: 'attempts-used' | 'code-not-retried' | 'no-reconnect';
    }
  /** The path between the two ends. */
  | { readonly kind: 'path'; readonly state: 'up' | 'cut' | 'client-off' | ProxyState }
  | { readonly kind: 'server-state'; readonly state: 'running' | 'draining' | 'frozen' | 'down' | 'silent' }
  | { readonly kind: 'page'; readonly state: 'shown' | 'hidden' | 'cached' | 'frozen' | 'gone' }
  /**
   * Ground truth that neither end can see: whether what `side` sends on this attempt can still reach a living peer
   * socket. `false` while readyState is OPEN is the state "dead, but still OPEN".
   */
  | { readonly kind: 'peer-reachable'; readonly side: Side; readonly reachable: boolean };

/**
 * One line of a trace. Ordered by `(atMs, seq)`; `seq` counts from 0.
 * `attempt` numbers connection attempts from 1; 0 means the world (acts, path, server process).
 * `causeSeq` is the event that led to this one, or null for what nothing caused (acts, the first connect).
 */
export type TraceEvent = {
  readonly seq: number;
  readonly atMs: number;
  readonly attempt: number;
  readonly causeSeq: number | null;
} & TraceDetail;

/**
 * Why a run was cut off: too many lines, too many attempts, later than an hour, or more work than a page may do (timers,
 * packets, queued messages; most of them leave no line).
 */
export type Truncation = 'events' | 'attempts' | 'time' | 'work';

/**
 * A finished run. `endMs` is where the story is over: nothing but heartbeats and chatter would follow; or, with
 * `truncated`, where a bound ended it instead.
 */
export type Trace = {
  readonly endMs: number;
  readonly truncated: Truncation | null;
  readonly events: readonly TraceEvent[];
};
