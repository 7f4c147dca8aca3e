import type { Segment } from '../protocol/segment.ts';
import type { ActKind, TimerName, Trace, TraceEvent } from '../sim/trace.ts';
import { fill, secondsText } from './labels.ts';
import type { LineId } from './picture.ts';
import { readTrace } from './read-trace.ts';

/** What a segment is called in the log. */
export type SegmentKey =
  | 'tcp-syn'
  | 'tcp-syn-ack'
  | 'tcp-ack'
  | 'tcp-fin'
  | 'tcp-rst'
  | 'tcp-keepalive'
  | 'tls-client-hello'
  | 'tls-server-hello'
  | 'tls-finished'
  | 'tls-alert'
  | 'opening-request'
  | 'opening-response'
  | 'text'
  | 'defective'
  | 'ping'
  | 'pong'
  | 'close'
  | 'close-empty';

type State<Kind extends TraceEvent['kind']> =
  Extract<TraceEvent, { kind: Kind }> extends { state: infer S extends string } ? S : never;
type Why<Kind extends TraceEvent['kind']> =
  Extract<TraceEvent, { kind: Kind }> extends { why: infer W extends string } ? W : never;

/** Every sentence of the log: the kind of the event, and what makes it another sentence. */
export type LogKey =
  | `act ${ActKind}`
  | `ready-state ${State<'ready-state'>}`
  | 'sent'
  | 'sent-again'
  | 'received'
  | `held ${Extract<TraceEvent, { kind: 'held' }>['where']}`
  | 'event open'
  | 'event error'
  | 'event message'
  | 'event close'
  | `call-failed ${Why<'call-failed'>}`
  | `timer ${TimerName}`
  | `gives-up ${Why<'gives-up'>}`
  | 'retry-scheduled'
  | `retry-stopped ${Why<'retry-stopped'>}`
  | `path ${State<'path'>}`
  | `server-state ${State<'server-state'>}`
  | `page ${State<'page'>}`
  | 'peer-reachable true'
  | 'peer-reachable false';

/** Where something happened. */
export type Place = 'client' | 'server' | 'proxy' | 'path';

/**
 * One line of the log as data. `detail` marks what a first reading can do without: TCP below WebSocket, repetitions,
 * and what follows from another row.
 */
export type LogRow = {
  readonly atMs: number;
  readonly line: LineId;
  readonly side: Place;
  readonly key: LogKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly segment: SegmentKey | null;
  readonly detail: boolean;
  readonly seq: number;
};

/** The words of the log in one language. `{…}` are filled from a row; `{what}` is its segment. */
export type LogWords = {
  readonly place: Readonly<Record<Place, string>>;
  readonly segment: Readonly<Record<SegmentKey, string>>;
  readonly sentence: Readonly<Record<LogKey, string>>;
};

function segmentKey(segment: Segment): SegmentKey {
  switch (segment.kind) {
    case 'tls':
      return `tls-${segment.step}`;
    case 'frame':
      if (segment.opcode === 'close') return segment.body ? 'close' : 'close-empty';
      return segment.opcode === 'text' && segment.defect ? 'defective' : segment.opcode;
    default:
      return segment.kind;
  }
}

/** Long payloads are cut: a log line is read, not parsed. */
const payloadMax = 40;
const clip = (text: string): string => (text.length > payloadMax ? `${text.slice(0, payloadMax)}…` : text);

function segmentParams(segment: Segment): Record<string, string | number> {
  if (segment.kind === 'opening-response') return { status: segment.status };
  if (segment.kind !== 'frame') return {};
  if (segment.opcode !== 'close') return { payload: clip(segment.payload) };
  return segment.body ? { code: segment.body.code, reason: clip(segment.body.reason) } : {};
}

type Part = Pick<LogRow, 'side' | 'key' | 'params' | 'segment' | 'detail'>;

function rowOf(event: TraceEvent, sent: ReadonlyMap<number, Segment>, routine: ReadonlySet<number>): Part {
  const row = (
    side: Place,
    key: LogKey,
    detail = false,
    params: LogRow['params'] = {},
    segment: SegmentKey | null = null,
  ): Part => ({ side, key, detail, params, segment });
  switch (event.kind) {
    case 'act':
      return row(
        /^(client|tab|page|browser)/.test(event.act) ? 'client' : event.act.startsWith('server') ? 'server' : 'path',
        `act ${event.act}`,
        false,
        event.args ?? {},
      );
    case 'ready-state':
      return row(event.side, `ready-state ${event.state}`, event.state !== 'OPEN' || event.side === 'server');
    case 'sent': {
      const again = event.retransmission > 0;
      const params = { ...segmentParams(event.segment), n: event.retransmission };
      const key = segmentKey(event.segment);
      const low = key.startsWith('t') && key !== 'text' && key !== 'tcp-rst' && key !== 'tcp-fin';
      return row(event.side, again ? 'sent-again' : 'sent', again || low || routine.has(event.seq), params, key);
    }
    case 'received': {
      const key = segmentKey(event.segment);
      const told = key === 'close' || key === 'close-empty' || key === 'tcp-rst' || key === 'opening-response';
      return row(event.side, 'received', !told, segmentParams(event.segment), key);
    }
    case 'held': {
      const segment = sent.get(event.transmission);
      const params = segment ? segmentParams(segment) : {};
      return row(event.side, `held ${event.where}`, true, params, segment ? segmentKey(segment) : null);
    }
    case 'event':
      switch (event.event) {
        case 'close': {
          const { code, reason, wasClean } = event.close;
          return row(event.side, 'event close', false, { code, reason: clip(reason), wasClean: String(wasClean) });
        }
        case 'message':
          return row(event.side, 'event message', true, { payload: clip(event.payload) });
        default:
          return row(event.side, `event ${event.event}`, event.side === 'server');
      }
    case 'call-failed':
      return row(event.side, `call-failed ${event.why}`, false, { call: event.call });
    case 'timer':
      return row(event.side, `timer ${event.timer}`);
    case 'gives-up':
      return row(event.side, `gives-up ${event.why}`);
    case 'retry-scheduled': {
      const { retry, delayMs, ceilingMs } = event;
      const params = { retry, delay: secondsText(delayMs), ceiling: +(ceilingMs / 1000).toFixed(1) };
      return row('client', 'retry-scheduled', false, params);
    }
    case 'retry-stopped':
      return row('client', `retry-stopped ${event.why}`);
    case 'path':
      return row('path', `path ${event.state}`);
    case 'server-state':
      return row('server', `server-state ${event.state}`);
    case 'page':
      return row('client', `page ${event.state}`, event.state === 'shown');
    case 'peer-reachable':
      return row(event.side, `peer-reachable ${event.reachable}`, event.reachable);
  }
}

/** All events of one or two traces as rows, in order of time; at the same time line `a` comes first. */
export function logRows(lines: readonly { readonly id: LineId; readonly trace: Trace }[]): LogRow[] {
  const rows = lines.flatMap(({ id, trace }) => {
    const sent = new Map<number, Segment>();
    for (const event of trace.events) if (event.kind === 'sent') sent.set(event.transmission, event.segment);
    const flights = readTrace(trace, trace.endMs).flights;
    const routine = new Set(flights.filter((flight) => flight.routine).map((flight) => flight.seq));
    const believes = new Map<string, boolean>();
    return trace.events.map((event): LogRow => {
      const row = { atMs: event.atMs, line: id, seq: event.seq, ...rowOf(event, sent, routine) };
      if (event.kind === 'ready-state') believes.set(`${event.attempt} ${event.side}`, event.state === 'OPEN');
      // Who is closing anyway has nothing to be mistaken about.
      if (event.kind !== 'peer-reachable' || believes.get(`${event.attempt} ${event.side}`)) return row;
      return { ...row, detail: true };
    });
  });
  return rows.sort((a, b) => a.atMs - b.atMs || a.line.localeCompare(b.line) || a.seq - b.seq);
}

/** A row in words, without its time and place. */
export function logText(row: LogRow, words: LogWords): string {
  const what = row.segment ? fill(words.segment[row.segment], row.params) : '';
  return fill(words.sentence[row.key], { ...row.params, what });
}
