import type { Side } from '../../protocol/segment.ts';
import { EventList, timed } from '../event-list.ts';
import type { ObservedClose, ObservedConnection, ObservedEvent, ObservedTcpEnd, Transport } from '../observed.ts';
import { mayBeRefusal } from './answer-fault.ts';
import { ByteStream, type ByteStreamSink, type WaitingBytes } from './byte-stream.ts';
import { CaptureClock } from './capture-clock.ts';
import { FrameReader, type WireFrame } from './frame-reader.ts';
import { HttpHandshake } from './http-handshake.ts';
import { type HttpHead, HttpHeadReader, mayBeAnswer } from './http-head.ts';
import { MissedPackets } from './missed-packets.ts';
import { proxyHeaderBytes } from './proxy-header.ts';
import type { TcpSegment } from './tcp-segment.ts';
import { looksLikeTls, recordBytes, TlsReader, type TlsRecord } from './tls-reader.ts';
import { TwoRecorders } from './two-recorders.ts';
import { firstEndOf, senderOf } from './wire-events.ts';

/** `gap` says whether a frame or a record may have been in it. */
type Reader = Pick<ByteStreamSink, 'bytes'> & { gap(count: number): boolean };

/** When a packet of one side was captured. */
type Moment = { readonly by: Side; readonly atMs: number };

/** Who refuses an answer leaves at once. */
const staysFromMs = 1_000;

/** A TCP flow that may turn out to be a WebSocket. Feed it segments in the order of the capture. */
export class WireConnection {
  readonly client: string;
  readonly server: string;
  readonly #streams: Record<Side, ByteStream>;
  readonly #events = new EventList();
  readonly #missed = new MissedPackets();
  #reader: Record<Side, Reader | null> = { client: null, server: null };
  readonly #alone: boolean;

  #startedAtMs: number;
  #synAnswered = false;
  #openedAtMs: number | null = null;
  #clientWentOn = false; // behind the hidden answer, with more than an alert
  readonly #handshake = new HttpHandshake();
  /** When the server answered 101. */
  #upgradedAtMs: number | null = null;
  #tls = false;
  #serverName: string | null = null;
  #protocols: readonly string[] = [];
  #clientHidden = 0;
  #requestBytes = 0;
  #isNoHttp = false;
  #isNoTls = false;
  /** What an end said first is not in the capture. */
  #openingHidden = false;
  /** A hello of TLS was recorded. Without one nobody knows how far into a connection its first records are. */
  #helloSeen = false;
  #requestSentAtMs: number | null = null;
  #frames = 0;
  /** The last message of each side, of which more may come. */
  readonly #message: Partial<Record<Side, { untilMs?: number }>> = {};
  #midStream = false;
  readonly #close: ObservedClose[] = [];
  #tcpEnd: ObservedTcpEnd = { kind: 'none', by: null };
  #ended: Moment | null = null;
  #serverFinAtMs: number | null = null;
  #finSeen: Record<Side, boolean> = { client: false, server: false };
  #retransmissions = 0;
  #lastSentAtMs: Record<Side, number | null> = { client: null, server: null };
  #hasSyn: boolean;
  /** When its last packet was captured. */
  #lastAtMs: number;
  readonly #clock = new CaptureClock();
  #upgradeDone = false;
  /** Made when a packet was captured elsewhere than those before it: most files have one recorder. */
  #recorders: TwoRecorders | null = null;
  readonly #first: { readonly sequence: number; readonly vantage: number };
  #isRepeated = false;

  constructor(first: TcpSegment, atMs: number, waiting: WaitingBytes) {
    const fromClient = first.syn ? !first.ack : first.fromPort > first.toPort;
    [this.client, this.server] = fromClient ? [first.from, first.to] : [first.to, first.from];
    this.#alone = first.syn;
    this.#hasSyn = first.syn;
    this.#first = { sequence: first.sequence, vantage: first.vantage };
    this.#startedAtMs = atMs;
    this.#lastAtMs = atMs;
    this.#streams = {
      client: new ByteStream(this.#sink('client'), waiting),
      server: new ByteStream(this.#sink('server'), waiting),
    };
  }

  /** Whether this is the SYN with which it began, captured at another place. */
  isBegunBy({ syn, ack, sequence, from, vantage }: TcpSegment): boolean {
    const first = this.#first;
    return syn && !ack && sequence === first.sequence && from === this.client && vantage !== first.vantage;
  }

  /** A new SYN on the same ports, long after this connection ended, is another connection. */
  isOver(): boolean {
    return this.#tcpEnd.kind === 'rst' || (this.#finSeen.client && this.#finSeen.server);
  }

  /** Gives back the memory of a connection that is not followed any more. */
  drop(): void {
    for (const stream of Object.values(this.#streams)) stream.drop();
  }

  take(segment: TcpSegment, atMs: number): void {
    // A merged capture has it once more, since a clock is behind by more than its life: what follows is known.
    if (this.isOver() && this.isBegunBy(segment)) this.#isRepeated = true;
    if (this.#isRepeated) return;
    const by: Side = segment.from === this.client ? 'client' : 'server';
    const other: Side = by === 'client' ? 'server' : 'client';
    const at = Number.isNaN(atMs) ? this.#startedAtMs : atMs;
    const kind = this.#streams[by].take(segment, at);
    const { original, firstVantage } = this.#streams[by];
    const { vantage } = segment;
    if (original) this.#recordersOf(by, firstVantage).copy(by, original, { vantage, atMs: at });
    else if (vantage !== firstVantage && kind !== 'copy') this.#recordersOf(by, firstVantage).add(by, vantage, at);
    if (kind === 'copy') return;
    this.#clock.see(by, vantage === firstVantage, atMs);
    this.#lastAtMs = at;
    if (segment.ack) this.#streams[other].acknowledged(segment.acknowledgement, at);
    if (segment.syn) {
      if (kind === 'retransmission') this.#retransmitted(by, at);
      else if (by === 'client') this.#events.add({ atMs: at, kind: 'connect' });
      else {
        this.#synAnswered = true;
        this.#events.add({ atMs: at, kind: 'connected' });
      }
    } else if (kind === 'keep-alive') this.#events.add({ atMs: at, kind: 'keep-alive', by });
    else if (kind === 'retransmission') this.#retransmitted(by, at);
    if (segment.rst) this.#reset(by, at);
    else if (segment.fin && kind !== 'retransmission') this.#finish(by, at);
  }

  #recordersOf(by: Side, firstVantage: number): TwoRecorders {
    this.#recorders ??= new TwoRecorders();
    this.#recorders.begin(by, firstVantage);
    return this.#recorders;
  }

  #retransmitted(by: Side, atMs: number): void {
    this.#retransmissions += 1;
    this.#events.add({ atMs, kind: 'retransmission', by });
  }

  /** Both Close frames were seen. */
  #isClosed(): boolean {
    return this.#close.some(({ by }) => by === 'client') && this.#close.some(({ by }) => by === 'server');
  }

  #reset(by: Side, atMs: number): void {
    if (!this.#synAnswered && by === 'server' && this.#hasSyn) this.#events.add({ atMs, kind: 'refused' });
    this.#events.add({ atMs, kind: 'rst', by });
    if (this.#tcpEnd.kind === 'none') this.#tcpEnd = { kind: 'rst', by };
    this.#ended ??= { by, atMs };
  }

  #finish(by: Side, atMs: number): void {
    this.#events.add({ atMs, kind: 'fin', by });
    this.#finSeen[by] = true;
    if (this.#tcpEnd.kind === 'none') this.#tcpEnd = { kind: 'fin', by };
    // A peer's FIN is read when the client's process gets to it; its own FIN shows that it did.
    if (by === 'client') this.#ended ??= { by, atMs };
    else {
      this.#serverFinAtMs ??= atMs;
      // Who has sent its FIN after both Close frames waits for the other's.
      if (this.#isClosed() && this.#ended?.by === 'client')
        this.#ended = { by, atMs: Math.max(this.#ended.atMs, atMs) };
    }
  }

  #sink(side: Side): ByteStreamSink {
    return {
      bytes: (all, atMs, start) => {
        const isFirst = side === 'client' && this.#reader.client === null;
        const data = isFirst ? all.subarray(proxyHeaderBytes(all)) : all;
        if (data.length === 0) return;
        this.#reader[side] ??= this.#choose(side, data);
        this.#reader[side]?.bytes(data, atMs, start);
      },
      gap: (count, fromMs, toMs) => {
        if (this.#reader[side] === null) this.#openingHidden = true;
        if (this.#reader[side]?.gap(count)) this.#missed.add(side, fromMs, toMs);
      },
    };
  }

  #choose(side: Side, data: Uint8Array): Reader | null {
    if (looksLikeTls(data)) {
      this.#tls = true;
      const reader = new TlsReader((record) => this.#record(side, record));
      return { bytes: (d, atMs, start) => reader.bytes(d, atMs, start), gap: (count) => reader.gap(count) };
    }
    if (this.#tls && side === 'server' && !this.#openingHidden) {
      this.#isNoTls = true;
      return null;
    }
    if (side === 'server' && this.#hasSyn && !this.#openingHidden && !mayBeAnswer(data)) {
      this.#isNoHttp = true;
      return null;
    }
    const letter = data[0] ?? 0;
    if (letter >= 0x41 && letter <= 0x5a) return this.#headReader(side);
    // A capture that began in the middle: frames, if they look like frames.
    if (!this.#hasSyn) {
      this.#midStream = true;
      return this.#frameReader(side);
    }
    return null;
  }

  #headReader(side: Side): Reader {
    const reader = new HttpHeadReader((head, rest) => this.#head(side, head, rest));
    return { bytes: (data, atMs, start) => reader.bytes(data, atMs, start), gap: () => reader.gap() };
  }

  #frameReader(side: Side): Reader {
    const reader = new FrameReader(
      (frame) => this.#frame(side, frame),
      (atMs) => this.#goesOn(side, atMs),
    );
    return { bytes: (data, atMs, start) => reader.bytes(data, atMs, start), gap: (count) => reader.gap(count) };
  }

  #head(side: Side, head: HttpHead, rest: Uint8Array): void {
    if (this.#upgradeDone) return;
    const { atMs } = head;
    if (side === 'client') {
      if (!this.#handshake.request(head)) return;
      this.#requestSentAtMs = atMs;
      this.#events.add({ atMs, kind: 'request' });
      return;
    }
    const answered = this.#handshake.answer(head);
    if (answered === 'tunnel') this.#reader = { client: null, server: null };
    const { status } = this.#handshake;
    if (answered === null || answered === 'tunnel' || status === null) return;
    this.#events.add({ atMs, kind: 'response', status });
    if (answered === 'refused') return;
    this.#upgradeDone = true;
    this.#upgradedAtMs = atMs;
    this.#reader = { client: this.#frameReader('client'), server: this.#frameReader('server') };
    if (head.cut) this.#reader.server?.gap(1);
    else if (rest.length > 0) this.#reader.server?.bytes(rest, atMs, true);
  }

  #frame(by: Side, frame: WireFrame): void {
    const { atMs, opcode, bytes, close } = frame;
    this.#frames += 1;
    this.#lastSentAtMs[by] = atMs;
    if (opcode !== 8) {
      const name = opcode === 9 ? 'ping' : opcode === 10 ? 'pong' : 'data';
      const event: ObservedEvent & { untilMs?: number } = { atMs, kind: 'frame', by, opcode: name, bytes };
      this.#message[by] = event;
      this.#events.add(event);
      return;
    }
    const said = {
      by,
      code: close?.code ?? null,
      reason: close?.reason ?? null,
      empty: close?.empty ?? false,
      onWire: true,
    };
    // An end sends one Close (RFC 6455 §5.5.1); a file may hold a million of them.
    if (!this.#close.some((one) => one.by === by)) this.#close.push({ ...said, atMs });
    this.#events.add({ atMs, kind: 'close-frame', ...said });
  }

  /** A long message over a slow path is no silence. */
  #goesOn(by: Side, atMs: number): void {
    this.#lastSentAtMs[by] = atMs;
    const message = this.#message[by];
    if (message) message.untilMs = atMs;
  }

  #record(by: Side, record: TlsRecord): void {
    const { atMs, type, bytes } = record;
    this.#helloSeen ||= record.hello !== null || record.handshake === 2;
    if (record.hello) {
      this.#serverName = record.hello.serverName;
      this.#protocols = record.hello.protocols;
      this.#events.add({ atMs, kind: 'tls', by, step: 'client-hello' });
    } else if (record.handshake === 2) this.#events.add({ atMs, kind: 'tls', by, step: 'server-hello' });
    if (type === 'alert') this.#events.add({ atMs, kind: 'alert', by, alert: record.alert });
    if (type !== 'application-data') return;
    if (by === 'client') {
      this.#clientHidden += 1;
      this.#clientWentOn ||= this.#openedAtMs !== null && bytes !== recordBytes.alert;
      // The first hidden record of a TLS 1.3 client is its Finished; the request is the next, and longer.
      if (this.#requestSentAtMs === null && (this.#clientHidden > 1 || bytes > recordBytes.finished)) {
        this.#requestSentAtMs = atMs;
        this.#requestBytes = bytes;
      }
    } else if (this.#helloSeen && this.#requestSentAtMs !== null && bytes !== recordBytes.alert)
      this.#openedAtMs ??= atMs;
    if (this.#requestSentAtMs === null) this.#events.add({ atMs, kind: 'tls', by, step: 'encrypted' });
    else {
      this.#lastSentAtMs[by] = atMs;
      this.#events.add({ atMs, kind: 'sealed', by, bytes: bytes + 5 });
    }
  }

  /** Whether this flow is a WebSocket, as far as the capture shows; of TLS nobody can tell. */
  isWebSocket(): boolean {
    if (this.#tls) return this.#clientHidden > 0 || this.#hasSyn;
    if (this.#midStream) return this.#frames >= 2;
    const { isUpgrade, isRequestCut, status } = this.#handshake;
    if (isUpgrade || status === 101) return true;
    if (isRequestCut) return status !== null;
    // Nothing was said: refused, or nobody answered.
    const silent = this.#reader.client === null && this.#reader.server === null;
    return (
      this.#alone &&
      this.#hasSyn &&
      silent &&
      (!this.#synAnswered || this.#tcpEnd.kind !== 'none' || this.#retransmissions > 0)
    );
  }

  get encrypted(): boolean {
    return this.#tls;
  }

  /**
   * Which protocol the server chose is hidden (RFC 8446 §4.3.1). A client that offered h2 and begins with a short record
   * sent the preface and SETTINGS of HTTP/2 (RFC 9113 §3.4); an opening handshake of HTTP/1.1 is longer.
   */
  #looksLikeHttp2(): boolean {
    return this.#protocols.includes('h2') && this.#requestBytes > 0 && this.#requestBytes < recordBytes.prefaceMax;
  }

  /** Why it did not open. A client that stays, or says something, has not refused the answer. */
  #faultOf(): ObservedConnection['handshakeFault'] {
    if (this.#isNoTls) return 'answer-is-no-tls';
    const { fault, isUpgrade, status } = this.#handshake;
    if (this.#upgradedAtMs === null) return this.#isNoHttp && isUpgrade && status === null ? 'answer-is-no-http' : null;
    const lastMs = this.#ended?.atMs ?? this.#lastAtMs;
    const isTaken = this.#lastSentAtMs.client !== null || lastMs - this.#upgradedAtMs >= staysFromMs;
    return isTaken ? null : fault;
  }

  /** What was recorded, with all times on the clock of the recorder that stood nearer to the client. */
  finish(id: string, startMs: number): ObservedConnection {
    const clock = this.#recorders?.clock();
    const since = (by: Side, atMs: number | null): number | null =>
      atMs === null ? null : Math.round(((clock ? clock(by, atMs) : atMs) - startMs) * 1000) / 1000;
    for (const stream of Object.values(this.#streams)) stream.tellMissing();
    const handshakeFault = this.#faultOf();
    const hidden = { askedAtMs: this.#requestSentAtMs, answeredAtMs: this.#openedAtMs, endedAtMs: this.#ended?.atMs };
    const mayBeRefused = this.#upgradedAtMs === null && !this.#clientWentOn && mayBeRefusal(hidden);
    const openedAtMs = handshakeFault || mayBeRefused ? null : (this.#upgradedAtMs ?? this.#openedAtMs);
    const transport: Transport = !this.#tls ? 'ws' : this.#looksLikeHttp2() ? 'h2' : 'wss';
    const events = this.#events
      .all()
      .map((event) => timed(event, (atMs) => since(senderOf(event), atMs)!))
      .sort((a, b) => a.atMs - b.atMs);
    const close = this.#close
      .map((one) => ({ ...one, atMs: since(one.by, one.atMs)! }))
      .sort((a, b) => a.atMs - b.atMs);
    // The capture stopped before the client's FIN: after both Close frames nothing but the server's was needed.
    const lastSeen = this.#isClosed() ? since('server', this.#serverFinAtMs) : null;
    const ended = this.#ended ? since(this.#ended.by, this.#ended.atMs) : lastSeen;
    // A stream of HTTP/2 ends before its connection, out of sight.
    const shared = transport === 'h2' || this.#clock.isMissing;
    const { path } = this.#handshake;
    const host = this.#handshake.host ?? this.#serverName;
    const url = host === null ? null : `${this.#tls ? 'wss' : 'ws'}://${host}${path ?? ''}`;
    return {
      id,
      inputs: ['pcap'],
      recorder: 'wire',
      url,
      ends: { client: this.client, server: this.server },
      transport,
      encrypted: this.#tls,
      startedAtMs: this.#hasSyn && !this.#clock.isMissing ? since('client', this.#startedAtMs) : null,
      handshakeFault,
      isOpeningHidden: this.#openingHidden || mayBeRefused || (this.#tls && !this.#helloSeen),
      openedAtMs: shared ? null : since('server', openedAtMs),
      endedAtMs: shared || this.#clock.isSetBack ? null : ended,
      status: this.#handshake.status,
      close,
      firstCloseBy: close[0]?.by ?? null,
      tcpEnd: this.#recorders?.isTwice('server') ? (firstEndOf(events) ?? this.#tcpEnd) : this.#tcpEnd,
      netError: null,
      event: null,
      lastSentAtMs: {
        client: since('client', this.#lastSentAtMs.client),
        server: since('server', this.#lastSentAtMs.server),
      },
      retransmissions: this.#retransmissions,
      pageLeft: false,
      errorText: null,
      events,
      gaps: this.#missed.gaps(this.#events.gaps(), (by, atMs) => since(by, atMs)!),
    };
  }
}
