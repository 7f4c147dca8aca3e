import type { Side } from '../protocol/segment.ts';
import { blankConnection } from './draft.ts';
import { EventList } from './event-list.ts';
import { parseIsoMs } from './iso-time.ts';
import {
  captureBounds,
  type ObservedConnection,
  type ReadProblem,
  type Recording,
  type RecordingReader,
} from './observed.ts';
import { latin1 } from './wire/utf8.ts';

/** A packet as tcpdump or tshark print it. `ports` null: the line does not say them. `bytes`: of what TCP carried. */
type Line = {
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
  readonly ports: readonly [from: string, to: string] | null;
  readonly flags: string;
  readonly bytes: number;
  /** What the program made of the content. */
  readonly says: string;
};

/** `21:52:03.859606 IP 10.0.0.1.48186 > 10.0.0.2.8000: Flags [P.], …, length 537: HTTP: GET / HTTP/1.1`, as of tcpdump. */
const ofTcpdump =
  /^(?:(\d{4}-\d\d-\d\d) )?(?:(\d\d):(\d\d):(\d\d\.\d{1,9})|(\d{1,12}\.\d{1,9})) (?:\S{1,40} {1,4}(?:In|Out) {1,4})?IP6? (\S{2,80})\.([\w-]{1,40}) > (\S{2,80})\.([\w-]{1,40}): Flags \[([A-Z.]{1,9})\].{0,400}?\blength (\d{1,9})(?:: (.{0,200}))?/;
/** `   12 1.009 10.0.0.1 → 10.0.0.2 TCP 66 8080 → 45322 [FIN, ACK] Seq=1 … Len=0`, as of tshark; latin1 of its arrow. */
const arrow = '(?:->|\\u00e2\\u0086\\u0092)';
const ofTshark = new RegExp(
  `^ {0,12}\\d{1,9} {1,9}(\\d{1,9}\\.\\d{1,9}) {1,9}(\\S{2,80}) ${arrow} (\\S{2,80}) {1,20}(\\S{1,20}) \\d{1,9} (.{0,400})`,
);
const tcpOfTshark = new RegExp(
  `^(?:\\[(TCP [\\w -]{1,40})\\] )?(\\d{1,5}) ${arrow} (\\d{1,5}) \\[([A-Z, ]{1,40})\\].{0,200}?\\bLen=(\\d{1,9})`,
);

const flagOf: Readonly<Record<string, string>> = { SYN: 'S', ACK: '.', FIN: 'F', RST: 'R', PSH: 'P' };

function readLine(text: string): Line | null {
  const dumped = ofTcpdump.exec(text);
  if (dumped) {
    const [, date, hours, minutes, seconds, epoch, from = '', fromPort = '', to = '', toPort = ''] = dumped;
    const clockMs = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
    const dayAtMs = date ? (parseIsoMs(`${date}T00:00:00Z`) ?? 0) : 0;
    const atMs = epoch ? Number(epoch) * 1000 : dayAtMs + clockMs;
    return {
      atMs,
      from,
      to,
      ports: [fromPort, toPort],
      flags: dumped[10]!,
      bytes: Number(dumped[11]),
      says: dumped[12] ?? '',
    };
  }
  const shark = ofTshark.exec(text);
  if (!shark) return null;
  const [, seconds, from = '', to = '', , info = ''] = shark;
  const tcp = tcpOfTshark.exec(info);
  const flags = (tcp?.[4] ?? '')
    .split(', ')
    .map((name) => flagOf[name] ?? '')
    .join('');
  const ports = tcp ? ([tcp[2]!, tcp[3]!] as const) : null;
  return {
    atMs: Number(seconds) * 1000,
    from,
    to,
    ports,
    flags,
    bytes: Number(tcp?.[5] ?? 0),
    says: tcp ? (tcp[1] ?? '') : info,
  };
}

/** Whether a text begins with such lines. */
export const isPacketText = (head: string): boolean =>
  head
    .split('\n')
    .slice(0, 5)
    .some((line) => readLine(line) !== null);

const frameNames: Readonly<Record<string, 'data' | 'ping' | 'pong'>> = { Ping: 'ping', Pong: 'pong' };
const frameOf = /WebSocket (Text|Binary|Continuation|Ping|Pong|Connection Close)/g;

/** One TCP connection as its lines tell it. */
class PrintedConnection {
  readonly client: string;
  readonly server: string;
  readonly #list = new EventList();
  readonly #close: ObservedConnection['close'][number][] = [];
  readonly #lastSentAtMs: Record<Side, number | null> = { client: null, server: null };
  #startedAtMs: number | null = null;
  #openedAtMs: number | null = null;
  #endedAtMs: number | null = null;
  #status: number | null = null;
  #tcpEnd: ObservedConnection['tcpEnd'] = { kind: 'none', by: null };
  #retransmissions = 0;
  #isAsked = false;
  /** Frames were told from each other. */
  #isRead = false;
  #isHidden = false;

  constructor(from: string, to: string, { flags, ports }: Line) {
    const isAnswer = flags.includes('S') ? flags.includes('.') : Number(ports?.[0]) < Number(ports?.[1]);
    [this.client, this.server] = isAnswer ? [to, from] : [from, to];
  }

  take(by: Side, { atMs, flags, bytes, says }: Line): void {
    const list = this.#list;
    if (flags.includes('S')) {
      if (by === 'server') list.add({ atMs, kind: 'connected' });
      else if (this.#startedAtMs === null) {
        this.#startedAtMs = atMs;
        list.add({ atMs, kind: 'connect' });
      } else this.#again(by, atMs);
      return;
    }
    if (/Retransmission/.test(says)) this.#again(by, atMs);
    else if (/Keep-Alive/.test(says)) list.add({ atMs, kind: 'keep-alive', by });
    else this.#content(by, atMs, bytes, says);
    if (flags.includes('R')) this.#end('rst', by, atMs);
    else if (flags.includes('F')) this.#end('fin', by, atMs);
  }

  #again(by: Side, atMs: number): void {
    this.#retransmissions += 1;
    this.#list.add({ atMs, kind: 'retransmission', by });
  }

  #content(by: Side, atMs: number, bytes: number, says: string): void {
    const list = this.#list;
    const frames = [...says.matchAll(frameOf)].map(([, name = '']) => name);
    for (const name of frames) {
      this.#isRead = true;
      this.#lastSentAtMs[by] = atMs;
      if (name !== 'Connection Close') list.add({ atMs, kind: 'frame', by, opcode: frameNames[name] ?? 'data', bytes });
      else {
        const close = { by, atMs, code: null, reason: null, empty: false, onWire: true };
        // Each end says it once; what comes after is an event like others, and no list without an end.
        if (!this.#close.some((one) => one.by === by)) this.#close.push(close);
        list.add({ kind: 'close-frame', ...close });
      }
    }
    const answered = /^HTTP\/1\.[01] (\d{3})\b|\bHTTP\/1\.[01] (\d{3})\b/.exec(says);
    if (frames.length > 0 || (bytes === 0 && !/\bHTTP\b/.test(says))) return;
    if (by === 'client' && !this.#isAsked) {
      this.#isAsked = true;
      list.add({ atMs, kind: 'request' });
    } else if (answered && this.#status === null && this.#openedAtMs === null) {
      this.#status = Number(answered[1] ?? answered[2]);
      list.add({ atMs, kind: 'response', status: this.#status });
      if (this.#status === 101) this.#openedAtMs = atMs;
    } else if (bytes > 0) {
      this.#isHidden = true;
      // What answers the first packet is the handshake's answer, if the rest goes on.
      if (by === 'server' && this.#isAsked) this.#openedAtMs ??= atMs;
      this.#lastSentAtMs[by] = atMs;
      list.add({ atMs, kind: 'sealed', by, bytes });
    }
  }

  #end(kind: 'fin' | 'rst', by: Side, atMs: number): void {
    const isRefused = kind === 'rst' && by === 'server' && !this.#isAsked && this.#openedAtMs === null;
    if (isRefused) this.#list.add({ atMs, kind: 'refused' });
    this.#list.add({ atMs, kind, by });
    if (this.#tcpEnd.kind === 'none') this.#tcpEnd = { kind, by };
    if (kind === 'rst' || by === 'client') this.#endedAtMs ??= atMs;
  }

  isWebSocket(): boolean {
    return this.#isRead || this.#openedAtMs !== null || this.#status !== null || this.#tcpEnd.kind === 'rst';
  }

  finish(id: string, startMs: number): ObservedConnection {
    const since = (atMs: number | null): number | null =>
      atMs === null ? null : Math.round((atMs - startMs) * 1000) / 1000;
    return {
      ...blankConnection,
      id,
      inputs: ['pcap'],
      recorder: 'wire',
      ends: { client: this.client, server: this.server },
      encrypted: this.#isHidden && !this.#isRead,
      startedAtMs: since(this.#startedAtMs),
      openedAtMs: since(this.#openedAtMs),
      endedAtMs: since(this.#endedAtMs),
      status: this.#status,
      close: this.#close.map((one) => ({ ...one, atMs: since(one.atMs)! })),
      firstCloseBy: this.#close[0]?.by ?? null,
      tcpEnd: this.#tcpEnd,
      lastSentAtMs: { client: since(this.#lastSentAtMs.client), server: since(this.#lastSentAtMs.server) },
      retransmissions: this.#retransmissions,
      events: this.#list.all().map((event) => ({ ...event, atMs: since(event.atMs)! })),
      gaps: this.#list.gaps().map((gap) => ({ ...gap, fromMs: since(gap.fromMs)!, toMs: since(gap.toMs)! })),
    };
  }
}

/** Reads what tcpdump or tshark printed, a line a packet. What they did not print is hidden, as inside TLS. */
export function packetLinesReader(): RecordingReader {
  const flows = new Map<string, PrintedConnection>();
  /** The last connection between two addresses, for lines without ports. */
  const lastOf = new Map<string, readonly [flow: PrintedConnection, fromPort: string, toPort: string]>();
  let rest = '';
  let items = 0;
  let startMs: number | null = null;
  let endMs = 0;
  let isTooMany = false;
  const take = (line: Line): void => {
    items += 1;
    startMs ??= line.atMs;
    endMs = Math.max(endMs, line.atMs);
    const pair = [line.from, line.to].sort().join(' ');
    const [fromPort, toPort] = line.ports ?? portsOf(lastOf.get(pair), line);
    const [from, to] = [`${line.from}:${fromPort}`, `${line.to}:${toPort}`];
    const key = [from, to].sort().join(' ');
    let flow = flows.get(key);
    if (!flow) {
      if (!line.ports) return;
      if (flows.size >= captureBounds.connections) {
        isTooMany = true;
        return;
      }
      flow = new PrintedConnection(from, to, line);
      flows.set(key, flow);
    }
    if (line.ports) lastOf.set(pair, [flow, `${line.from} ${fromPort}`, `${line.to} ${toPort}`]);
    flow.take(from === flow.client ? 'client' : 'server', line);
  };
  return {
    push(bytes) {
      const lines = (rest + latin1(bytes)).split('\n');
      rest = (lines.pop() ?? '').slice(0, lineMax);
      for (const text of lines) {
        const line = readLine(text.slice(0, lineMax));
        if (line) take(line);
      }
    },
    end(): Recording {
      const last = readLine(rest);
      if (last) take(last);
      const found = [...flows.values()].filter((flow) => flow.isWebSocket());
      const problems: ReadProblem[] = isTooMany ? ['too-many-connections'] : [];
      if (found.length === 0) problems.push('no-websocket');
      return {
        input: 'pcap',
        connections: found.map((flow, i) => flow.finish(`${i + 1}`, startMs ?? 0)),
        startEpochMs: startMs !== null && startMs >= earliestEpochMs ? startMs : null,
        endMs: startMs === null ? null : endMs - startMs,
        problems,
        items,
      };
    },
  };
}

/** Longer than any line that is read. */
const lineMax = 2_000;
/** 2000-01-01: what is less counts from the start of a capture or of a day. */
const earliestEpochMs = 946_684_800_000;

function portsOf(
  last: readonly [PrintedConnection, from: string, to: string] | undefined,
  { from }: Line,
): readonly [string, string] {
  if (!last) return ['', ''];
  const [, one, other] = last;
  const portOf = (end: string): string => end.slice(end.lastIndexOf(' ') + 1);
  return one.startsWith(`${from} `) ? [portOf(one), portOf(other)] : [portOf(other), portOf(one)];
}
