import { type ActKind, acts } from '../acts/acts.ts';
import { type Format, fill } from '../format.ts';
import { visibleText } from '../layout/visible-text.ts';
import type { Http2Frame, Segment } from '../protocol/segment.ts';
import { tlsAlertName } from '../protocol/tls-alerts.ts';
import { numbersBeside } from '../trace/attempts.ts';
import type { TraceFacts } from '../trace/facts-of-trace.ts';
import type { Flight } from '../trace/flights.ts';
import type { TimerName, TraceEvent, Truncation } from '../trace/trace.ts';
import type { LineId } from './picture.ts';

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
  | 'tls-close-notify'
  | 'tls-alert'
  /** A recording has its name. */
  | 'tls-alert named'
  | `http2-${Http2Frame['frame']}`
  | 'opening-request'
  | 'opening-response'
  | 'text'
  /** A message of which a recording has kept nothing. */
  | 'data'
  | 'defective'
  | 'too-big'
  | 'corrupt-record'
  | 'ping'
  | 'pong'
  | 'close'
  | 'close-empty'
  | 'sealed';

type State<Kind extends TraceEvent['kind']> =
  Extract<TraceEvent, { kind: Kind }> extends { state: infer S extends string } ? S : never;
type Why<Kind extends TraceEvent['kind']> =
  Extract<TraceEvent, { kind: Kind }> extends { why: infer W extends string } ? W : never;

/** Every sentence of the log: the kind of the event, and what makes it another sentence. */
export type LogKey =
  | `act ${ActKind}`
  | 'act proxy-timeout lifetime'
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
  /** Nothing about this wait is random, or nobody recorded what is. */
  | 'retry-scheduled exactly'
  | `retry-stopped ${Why<'retry-stopped'>}`
  | `path ${State<'path'>}`
  | `server-state ${State<'server-state'>}`
  | `page ${State<'page'>}`
  | 'peer-reachable true'
  | 'peer-reachable false'
  | `truncated ${Truncation}`;

/** Where something happened. `run` is the simulation itself. */
export type Place = 'client' | 'server' | 'proxy' | 'path' | 'run';

/**
 * One line of the log as data. `detail` marks what a first reading can do without: TCP below WebSocket, repetitions,
 * and what follows from another row.
 */
export type LogRow = {
  readonly atMs: number;
  readonly line: LineId;
  readonly side: Place;
  /** It is about a socket that was opened beside another one. */
  readonly second: boolean;
  readonly key: LogKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly segment: SegmentKey | null;
  readonly detail: boolean;
  readonly seq: number;
};

/** The words of the log in one language. `{…}` are filled from a row; `{what}` is its segment. */
export type LogWords = {
  readonly place: Readonly<Record<Place, string>>;
  /** `{place}`, where there are two sockets and it is about the second. */
  readonly second: string;
  readonly segment: Readonly<Record<SegmentKey, string>>;
  readonly sentence: Readonly<Record<LogKey, string>>;
};

function segmentKey(segment: Segment): SegmentKey {
  switch (segment.kind) {
    case 'tls':
      return segment.step === 'alert' && segment.alert !== undefined ? 'tls-alert named' : `tls-${segment.step}`;
    case 'http2':
      return `http2-${segment.frame}`;
    case 'frame':
      if (segment.opcode === 'close') return segment.body ? 'close' : 'close-empty';
      if (segment.opcode !== 'text') return segment.opcode;
      if (segment.defect === 'too-big' || segment.defect === 'corrupt-record') return segment.defect;
      if (segment.defect) return 'defective';
      return segment.payload === '' ? 'data' : 'text';
    default:
      return segment.kind;
  }
}

/** Long payloads are cut: a log line is read, not parsed. */
const payloadMax = 40;
const clip = (text: string): string => visibleText(text.length > payloadMax ? `${text.slice(0, payloadMax)}…` : text);

function segmentParams(segment: Segment): Record<string, string | number> {
  if (segment.kind === 'opening-response') return { status: segment.status };
  if (segment.kind === 'tls') return segment.alert === undefined ? {} : { name: tlsAlertName(segment.alert) };
  if (segment.kind === 'http2')
    return 'error' in segment ? { error: segment.error.toUpperCase().replace('-', '_') } : {};
  if (segment.kind !== 'frame') return {};
  if (segment.opcode !== 'close') return { payload: clip(segment.payload) };
  return segment.body ? { code: segment.body.code, reason: clip(segment.body.reason) } : {};
}

type Part = Pick<LogRow, 'side' | 'key' | 'params' | 'segment'>;

function rowOf(event: TraceEvent, sent: ReadonlyMap<number, Flight>): Part {
  const row = (side: Place, key: LogKey, params: LogRow['params'] = {}, segment: Segment | null = null): Part => ({
    side,
    key,
    params: segment ? { ...segmentParams(segment), ...params } : params,
    segment: segment && segmentKey(segment),
  });
  switch (event.kind) {
    case 'act':
      return row(
        acts[event.act].place,
        event.act === 'proxy-timeout' && event.args?.['limit'] === 'lifetime'
          ? 'act proxy-timeout lifetime'
          : `act ${event.act}`,
        event.args,
      );
    case 'ready-state':
      return row(event.side, `ready-state ${event.state}`);
    case 'sent': {
      const n = event.retransmission;
      return row(event.side, n > 0 ? 'sent-again' : 'sent', { n }, event.segment);
    }
    case 'received':
      return row(event.side, 'received', {}, event.segment);
    case 'held':
      return row(event.side, `held ${event.where}`, {}, sent.get(event.transmission)?.segment);
    case 'event':
      switch (event.event) {
        case 'close': {
          const { code, reason, wasClean } = event.close;
          return row(event.side, 'event close', { code, reason: clip(reason), wasClean: String(wasClean) });
        }
        case 'message':
          return row(event.side, 'event message', { payload: clip(event.payload) });
        default:
          return row(event.side, `event ${event.event}`);
      }
    case 'call-failed':
      return row(event.side, `call-failed ${event.why}`, { call: event.call });
    case 'timer':
      return row(event.side, `timer ${event.timer}`);
    case 'gives-up':
      return row(event.side, `gives-up ${event.why}`);
    case 'retry-scheduled': {
      const { retry, delayMs, ceilingMs } = event;
      return row('client', delayMs < ceilingMs ? 'retry-scheduled' : 'retry-scheduled exactly', {
        retry,
        delayMs,
        ceilingMs,
      });
    }
    case 'retry-stopped':
      return row('client', `retry-stopped ${event.why}`);
    case 'path':
      return row('path', `path ${event.state}`);
    case 'server-state':
      return row('server', `server-state ${event.state}`);
    case 'page':
      return row('client', `page ${event.state}`);
    case 'peer-reachable':
      return row(event.side, `peer-reachable ${event.reachable}`);
  }
}

/** What a first reading can do without. `state` is the readyState at `event`'s side, before it. */
function isDetail(event: TraceEvent, sent: ReadonlyMap<number, Flight>, state: string, actMs: number): boolean {
  switch (event.kind) {
    case 'ready-state': // told by onopen and onclose
      return true;
    case 'sent':
      return event.segment.kind !== 'frame' || event.segment.opcode !== 'close' || event.retransmission > 0;
    case 'received': {
      const { segment } = event;
      const flight = sent.get(event.transmission);
      if (segment.kind === 'opening-response') return segment.status === 101;
      if (segment.kind === 'opening-request' || state === 'GONE') return true;
      // An end of TCP says something only to a client that was not closing.
      if (segment.kind === 'tcp-fin' || segment.kind === 'tcp-rst')
        return event.side === 'server' || state === 'CLOSING' || state === 'CLOSED';
      if (flight?.kind === 'heartbeat') return flight.routine || !flight.answers;
      return flight?.kind !== 'close' && flight?.kind !== 'message';
    }
    case 'held': {
      const flight = sent.get(event.transmission);
      return !flight || flight.routine || flight.kind === 'fin' || flight.kind === 'reset';
    }
    case 'event':
      return event.event === 'message' || (event.event === 'open' && event.side === 'server');
    case 'timer': // told by the giving up that follows at once
      return event.timer === 'silence-timeout';
    case 'path':
    case 'server-state': // told by the act that did it
      return event.atMs === actMs;
    case 'page':
      return true;
    case 'peer-reachable': // who is closing anyway has nothing to be mistaken about
      return event.reachable || event.side === 'server' || state !== 'OPEN';
    default:
      return false;
  }
}

/** All events of one or two traces as rows, in order of time; at the same time line `a` comes first. */
export function logRows(lines: readonly { readonly id: LineId; readonly facts: TraceFacts }[]): LogRow[] {
  const rows = lines.flatMap(({ id, facts }) => {
    const sent = new Map<number, Flight>();
    const states = new Map<string, string>();
    let actMs = Number.NaN;
    const flights = new Map(facts.flights.map((flight) => [flight.seq, flight]));
    const { events, truncated, endMs } = facts.trace;
    const beside = numbersBeside(facts.attempts);
    const told = events.map((event): LogRow => {
      if (event.kind === 'sent') sent.set(event.transmission, flights.get(event.seq)!);
      if (event.kind === 'act') actMs = event.atMs;
      const key = `${event.attempt} ${'side' in event ? event.side : ''}`;
      const detail = isDetail(event, sent, states.get(key) ?? '', actMs);
      if (event.kind === 'ready-state') states.set(key, event.state);
      if (event.kind === 'page' && event.state === 'gone')
        for (const known of states.keys()) if (known.endsWith('client')) states.set(known, 'GONE');
      const second = beside.has(event.attempt);
      return { atMs: event.atMs, line: id, seq: event.seq, detail, second, ...rowOf(event, sent) };
    });
    if (!truncated) return told;
    const nothing = { detail: false, second: false, params: {}, segment: null } as const;
    const end = { atMs: endMs, line: id, seq: events.length, ...nothing };
    return [...told, { ...end, side: 'run', key: `truncated ${truncated}` } as const];
  });
  return rows.sort((a, b) => a.atMs - b.atMs || a.line.localeCompare(b.line) || a.seq - b.seq);
}

/** Where a row happened, in words. */
export const placeText = ({ side, second }: LogRow, words: LogWords): string =>
  second ? fill(words.second, { place: words.place[side] }) : words.place[side];

/** A row in words, without its time and place. */
export function logText({ key, params, segment }: LogRow, words: LogWords, format: Format): string {
  const what = segment ? fill(words.segment[segment], params) : '';
  const { delayMs, ceilingMs } = params;
  const times =
    typeof delayMs === 'number' && typeof ceilingMs === 'number'
      ? { delay: format.seconds(delayMs), ceiling: format.exact(ceilingMs, 1) }
      : {};
  return fill(words.sentence[key], { ...params, ...times, what });
}
