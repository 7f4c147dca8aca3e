import type { CloseEventData, Side } from '../protocol/segment.ts';

/** The kinds of recording that can be read. */
export type InputKind = 'har' | 'netlog' | 'pcap' | 'recorder';

/** Where the recorder stood: in the client's process, or on the wire. */
export type RecorderPlace = 'client' | 'wire';

/** How the WebSocket travelled: RFC 6455 in the clear, over TLS, or as a stream of HTTP/2 (RFC 8441). */
export type Transport = 'ws' | 'wss' | 'h2';

/** What a Close frame said. `code: null` with `empty: false` means that the recording does not show the code. */
export type ObservedClose = {
  readonly by: Side;
  readonly atMs: number;
  readonly code: number | null;
  readonly reason: string | null;
  /** The frame had no body, so the receiver reports 1005 (RFC 6455 §7.1.5). */
  readonly empty: boolean;
  /** False: the sender handed it to its kernel, and the recording cannot say whether it was ever on the wire. */
  readonly onWire: boolean;
};

/** The first sign of an end on TCP. `unknown`: the recording does not reach that far down. */
export type ObservedTcpEnd = { readonly kind: 'fin' | 'rst' | 'none' | 'unknown'; readonly by: Side | null };

/** What one recording shows of one moment. Times in ms from the start of the recording; payload is never kept. */
export type ObservedEvent = { readonly atMs: number } & (
  | { readonly kind: 'connect' | 'connected' | 'refused' }
  | { readonly kind: 'tls'; readonly by: Side; readonly step: 'client-hello' | 'server-hello' | 'encrypted' }
  | { readonly kind: 'alert'; readonly by: Side; readonly alert: number | null }
  | { readonly kind: 'request' }
  | { readonly kind: 'response'; readonly status: number }
  /**
   * `onWire` false: script handed it over, and it was not among the packets that were recorded at that time. `untilMs`:
   * when the last of it was sent that was recorded, if that was later.
   */
  | {
      readonly kind: 'frame';
      readonly by: Side;
      readonly opcode: 'data' | 'ping' | 'pong';
      readonly bytes: number;
      readonly onWire?: false;
      readonly untilMs?: number;
    }
  | ({ readonly kind: 'close-frame' } & Omit<ObservedClose, 'atMs'>)
  /** A TLS record whose content nobody can see; `bytes` is the length of the record. */
  | { readonly kind: 'sealed'; readonly by: Side; readonly bytes: number }
  | { readonly kind: 'fin' | 'rst' | 'retransmission' | 'keep-alive'; readonly by: Side }
  | { readonly kind: 'script'; readonly event: 'open' | 'error' | 'page-hidden' | 'page-left' }
  | { readonly kind: 'script-close'; readonly close: CloseEventData }
  | { readonly kind: 'call-close'; readonly code: number | null }
  /** An error that a browser names: `ERR_CONNECTION_RESET`. */
  | { readonly kind: 'net-error'; readonly name: string }
  | { readonly kind: 'network-change' }
);

/**
 * A stretch in which more happened than is kept, ms. `bound`: of a long connection only its first and last events are.
 * `missed`: the recorder does not have every packet of it.
 */
export type Gap = { readonly fromMs: number; readonly toMs: number; readonly why: 'bound' | 'missed' };

/** One attempt to open a WebSocket, and what one recording knows about it. `null` is "this file cannot say". */
export type ObservedConnection = {
  /** Stable within the file: `1`, `2` … in order of their start. */
  readonly id: string;
  /** The kinds of file that show it, the one with most detail first; several if merge.ts put them together. */
  readonly inputs: readonly InputKind[];
  readonly recorder: RecorderPlace;
  /** As recorded, with whatever it gives away; redact.ts makes it safe to show. */
  readonly url: string | null;
  /** `address:port` of both ends, to find the same connection in another file. */
  readonly ends: { readonly client: string | null; readonly server: string | null };
  readonly transport: Transport;
  /** The file hides what was said: codes and opcodes are inside TLS. */
  readonly encrypted: boolean;
  readonly startedAtMs: number | null;
  readonly openedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** The HTTP answer to the opening handshake. RFC 8441 answers 200 where RFC 6455 answers 101. */
  readonly status: number | null;
  /** The server answered 101, and the client had to refuse that answer; or it answered with something else. */
  readonly handshakeFault:
    | 'subprotocol-not-selected'
    | 'answer-refused'
    | 'answer-is-no-tls'
    | 'answer-is-no-http'
    | null;
  /** What both ends said at the opening is not among what was recorded: packets are cut, or missing. */
  readonly isOpeningHidden: boolean;
  readonly close: readonly ObservedClose[];
  readonly firstCloseBy: Side | null;
  readonly tcpEnd: ObservedTcpEnd;
  /** As Chromium names it, without `net::`. */
  readonly netError: string | null;
  /** The CloseEvent that script got. */
  readonly event: CloseEventData | null;
  /** When each side last sent a frame, some of one, or a record that belongs to the WebSocket. */
  readonly lastSentAtMs: Readonly<Record<Side, number | null>>;
  readonly retransmissions: number;
  /** The client's page was left, reloaded or closed. */
  readonly pageLeft: boolean;
  /** What a client said about its failure, in its own words (English, from the file). */
  readonly errorText: string | null;
  readonly events: readonly ObservedEvent[];
  /** Where `events` has less than happened, in order of time. */
  readonly gaps: readonly Gap[];
};

/**
 * What a file says of the opening of a connection. `undated`: it opened, and when is not known; `pending`: the file ends
 * before it was decided; `hidden`: what was said then is not in the file.
 */
export type Opening = 'opened' | 'undated' | 'pending' | 'hidden' | 'failed';

/** Why a file could not be read, or not to its end. Each has a sentence in every language. */
export type ReadProblem =
  | 'empty'
  | 'unknown-format'
  | 'snoop'
  | 'netmon'
  | 'zip'
  | 'gzip'
  | 'erf'
  | 'text'
  | 'truncated'
  | 'damaged'
  | 'no-constants'
  | 'too-many-connections'
  | 'no-websocket'
  | 'encrypted'
  | 'link-type'
  | 'not-json'
  | 'wrong-json'
  | 'cut-packets';

/** What was read from one file. */
export type Recording = {
  readonly input: InputKind | null;
  readonly connections: readonly ObservedConnection[];
  /** Epoch ms of the moment that all times count from, if the file has a clock. */
  readonly startEpochMs: number | null;
  readonly endMs: number | null;
  readonly problems: readonly ReadProblem[];
  /** Packets, entries or events looked at. */
  readonly items: number;
};

/** Bounds of what is kept of one file, however large it is: about what one page can list and draw. */
export const captureBounds = {
  /** TCP flows followed at the same time. */
  flows: 5_000,
  connections: 2_000,
  eventsPerConnection: 1_000,
  /** Stretches that a recorder missed; more of them are one with the last. */
  gapsPerConnection: 50,
  /** Bytes of one HTTP head; nginx and Node refuse larger ones too. */
  headBytes: 32_768,
  /** Segments that wait for a missing one, per direction. */
  pendingSegments: 512,
  /** Bytes of such segments, of the whole file: several receive windows. */
  pendingBytes: 64 * 1024 * 1024,
  /** One HAR entry, NetLog event or recorder file. */
  elementBytes: 32 * 1024 * 1024,
  /** Of what a client says about its failure; browsers write a line. */
  errorCharacters: 1_000,
  /** Of an address: as many as every recipient should support (RFC 9110 §4.1). */
  urlCharacters: 8_000,
  /** Of what a NetLog calls one of its numbers, and of an address with its port. */
  nameCharacters: 100,
  /** Bytes of sockets that a NetLog shows, of the whole file: a Close is looked for in them. */
  socketBytes: 128 * 1024 * 1024,
  /** Times that the page of a recorder file was hidden or left: each stands in every socket that was open. */
  pageEvents: 200,
} as const;

/** What everything that reads a file offers: bytes in, in pieces of any size, then the result. */
export type RecordingReader = {
  push(bytes: Uint8Array): void;
  end(): Recording;
};
