import type { Segment, Side } from '../protocol/segment.ts';
import type { Observation, Unseen } from '../trace/observation.ts';
import type { Trace, TraceDetail } from '../trace/trace.ts';
import type { ObservedConnection, ObservedEvent, Opening } from './observed.ts';

/**
 * A recording as a trace: times in ms from the start of its first connection, which is at `zeroMs` on the file's clock,
 * and what nobody recorded.
 */
export type ObservedTrace = { readonly trace: Trace; readonly observation: Observation; readonly zeroMs: number };

type Draft = { readonly atMs: number; readonly attempt: number; readonly detail: TraceDetail; cause: Draft | null };

const sides: readonly Side[] = ['client', 'server'];
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** What an event puts on the path and who sent it; null for what is no segment. */
function segmentOf(
  event: ObservedEvent,
  { transport }: ObservedConnection,
): readonly [by: Side, segment: Segment] | null {
  switch (event.kind) {
    case 'connect':
      return ['client', { kind: 'tcp-syn' }];
    case 'connected':
      return ['server', { kind: 'tcp-syn-ack' }];
    case 'tls':
      return event.step === 'encrypted' ? null : [event.by, { kind: 'tls', step: event.step }];
    case 'alert':
      if (event.alert === 0) return [event.by, { kind: 'tls', step: 'close-notify' }];
      return [event.by, { kind: 'tls', step: 'alert', ...(event.alert !== null && { alert: event.alert }) }];
    case 'request':
      return [
        'client',
        { kind: 'opening-request', method: transport === 'h2' ? 'CONNECT' : 'GET', subprotocol: false },
      ];
    case 'response':
      return ['server', { kind: 'opening-response', status: event.status, subprotocol: false }];
    case 'frame':
      // Payload is never kept, so a heartbeat of the application looks like any other message.
      return [event.by, { kind: 'frame', opcode: event.opcode === 'data' ? 'text' : event.opcode, payload: '' }];
    case 'close-frame':
      if (event.code === null && !event.empty) return [event.by, { kind: 'sealed', what: 'close', bytes: null }];
      return [
        event.by,
        {
          kind: 'frame',
          opcode: 'close',
          body: event.code === null ? null : { code: event.code, reason: event.reason ?? '' },
        },
      ];
    case 'sealed':
      return [event.by, { kind: 'sealed', what: 'record', bytes: event.bytes }];
    case 'fin':
      return [event.by, { kind: 'tcp-fin' }];
    case 'rst':
      return [event.by, { kind: 'tcp-rst' }];
    case 'keep-alive':
      return [event.by, { kind: 'tcp-keepalive' }];
    case 'retransmission':
      return [event.by, { kind: 'frame', opcode: 'text', payload: '' }];
    default:
      return null;
  }
}

/** When each end last did something that was recorded; null: nothing was recorded of it. */
function lastSigns(connection: ObservedConnection, recordedToMs: number | null): Record<Side, number | null> {
  const { events, inputs } = connection;
  const last: Record<Side, number | null> = { client: null, server: null };
  for (const event of events) {
    const by = segmentOf(event, connection)?.[0];
    if (by) last[by] = Math.max(last[by] ?? event.atMs, event.atMs);
    else if (event.kind !== 'network-change') last.client = Math.max(last.client ?? event.atMs, event.atMs);
  }
  // The recorder in the client's process would have seen the end of its own side.
  if (inputs.some((input) => input !== 'pcap') && recordedToMs !== null)
    last.client = Math.max(last.client ?? 0, recordedToMs);
  return last;
}

const firstAt = (events: readonly ObservedEvent[], is: (event: ObservedEvent) => boolean): number | null =>
  events.find(is)?.atMs ?? null;

/** What the diagnosis makes of a connection: what script must have seen (factsOfConnection), and its opening. */
export type Judged = {
  readonly codeOf: (connection: ObservedConnection) => number | undefined;
  readonly openingOf: (connection: ObservedConnection) => Opening;
  /** From when on it was surely open, ms on the file's clock. */
  readonly openSinceMs: (connection: ObservedConnection) => number | null;
};

/** When an end was over, as far as it was recorded: its own close event, FIN or RST, or an RST that reached it. */
function closedAtOf(connection: ObservedConnection, opening: Opening): Readonly<Record<Side, number | null>> {
  const { events, endedAtMs } = connection;
  const script = firstAt(events, ({ kind }) => kind === 'script-close');
  const reset = firstAt(events, ({ kind }) => kind === 'rst');
  const fin = (by: Side): number | null => firstAt(events, (event) => event.kind === 'fin' && event.by === by);
  const failed = opening === 'failed' ? (events.at(-1)?.atMs ?? null) : null;
  return { client: script ?? endedAtMs ?? fin('client') ?? reset ?? failed, server: fin('server') ?? reset };
}

type Writer = (atMs: number, attempt: number, detail: TraceDetail, cause?: Draft | null) => Draft;

/** The ready states of both ends that follow from what was recorded. */
function writeStates(
  write: Writer,
  connection: ObservedConnection,
  closedAt: ReturnType<typeof closedAtOf>,
  openMs: number | null,
  attempt: number,
  untilMs: number,
): void {
  const { startedAtMs, openedAtMs, events } = connection;
  const write1 = (atMs: number | null, side: Side, state: 'CONNECTING' | 'OPEN' | 'CLOSING' | 'CLOSED'): void => {
    if (atMs !== null && atMs <= untilMs) write(atMs, attempt, { kind: 'ready-state', side, state });
  };
  // What was open before the recorder began is drawn from its first sign on.
  if (openedAtMs !== null || openMs === null)
    write1(startedAtMs ?? events[0]?.atMs ?? openedAtMs, 'client', 'CONNECTING');
  for (const side of sides) {
    if (side === 'server' && openMs === null) continue;
    write1(openMs, side, 'OPEN');
    const closing = firstAt(
      events,
      (event) => (event.kind === 'close-frame' && event.onWire) || (side === 'client' && event.kind === 'call-close'),
    );
    const closed = closedAt[side];
    if (closing !== null && openMs !== null && (closed === null || closing < closed)) write1(closing, side, 'CLOSING');
    write1(closed, side, 'CLOSED');
  }
}

/** What was sent, and what script saw. */
function writeEvents(write: Writer, connection: ObservedConnection, attempt: number, untilMs: number): void {
  const { events } = connection;
  const lastBy: Record<Side, number> = { client: -1, server: -1 };
  events.forEach((event, i) => {
    const by = segmentOf(event, connection)?.[0];
    if (by) lastBy[by] = i;
  });
  let retransmission = 0;
  let syn: Draft | null = null;
  events.forEach((event, i) => {
    const { atMs } = event;
    if (atMs > untilMs) return;
    if (event.kind === 'script' && event.event !== 'page-hidden' && event.event !== 'page-left')
      write(atMs, attempt, { kind: 'event', side: 'client', event: event.event });
    if (event.kind === 'script-close')
      write(atMs, attempt, { kind: 'event', side: 'client', event: 'close', close: event.close });
    const sent = segmentOf(event, connection);
    if (!sent) return;
    const [side, segment] = sent;
    const to = other(side);
    const transmission = attempt * 10_000 + i;
    const isRepeated = event.kind === 'retransmission';
    if (isRepeated) retransmission++;
    const cause = segment.kind === 'tcp-rst' && connection.openedAtMs === null ? syn : null;
    write(
      atMs,
      attempt,
      { kind: 'sent', side, to, segment, transmission, retransmission: isRepeated ? retransmission : 0 },
      cause,
    );
    // Nothing came back after it, so nobody knows whether it arrived; the rest was seen where the recorder was.
    const isUnanswered = isRepeated && lastBy[to] < i;
    const isUnsure = (event.kind === 'close-frame' || event.kind === 'frame') && event.onWire === false;
    if (isUnanswered || isUnsure) write(atMs, attempt, { kind: 'held', side, transmission, where: 'path' });
    else {
      const received = write(atMs, attempt, { kind: 'received', side: to, segment, transmission });
      if (segment.kind === 'tcp-syn') syn = received;
    }
  });
}

/**
 * Draws connections together that follow one another: the chosen one, then the attempts after it (seriesFrom in
 * waits.ts). The trace holds what was recorded and what follows from it by RFC 6455; everything else is `unseen`. Of the
 * last attempt after a wait only its opening is kept. `recordingEndMs`: when the recorder stopped, on the file's clock.
 */
export function toTrace(
  series: readonly ObservedConnection[],
  recordingEndMs: number | null,
  { codeOf, openingOf, openSinceMs }: Judged,
): ObservedTrace {
  const [chosen] = series;
  const drafts: Draft[] = [];
  const unseen: Unseen[] = [];
  const concluded: Observation['concluded'][number][] = [];
  const zeroMs = chosen ? Math.min(...startsOf(chosen)) : 0;
  const write: Writer = (atMs, attempt, detail, cause = null) => {
    const draft = { atMs: Math.max(0, atMs - zeroMs), attempt, detail, cause };
    drafts.push(draft);
    return draft;
  };
  const sinceZero = (atMs: number | null): number | null => (atMs === null ? null : atMs - zeroMs);
  let isPending = false;
  let lastMs = 0;
  series.forEach((connection, i) => {
    const attempt = i + 1;
    const isNext = i > 0;
    const untilMs = isNext && connection.openedAtMs !== null ? connection.openedAtMs : Number.POSITIVE_INFINITY;
    const opening = openingOf(connection);
    const openMs = openSinceMs(connection);
    const closedAt = closedAtOf(connection, opening);
    isPending ||= opening === 'pending';
    // Nobody knows what these ends were: not CONNECTING, which is a claim as well.
    if (opening === 'hidden')
      for (const side of sides) unseen.push({ side, fromMs: 0, toMs: sinceZero(closedAt[side]) });
    else writeStates(write, connection, closedAt, openMs, attempt, untilMs);
    writeEvents(write, connection, attempt, untilMs);
    const next = series[i + 1];
    const nextOpenMs = next?.openedAtMs ?? null;
    const known = lastSigns(connection, closedAt.client === null ? recordingEndMs : null);
    for (const { fromMs, toMs } of connection.gaps)
      if (fromMs < untilMs)
        unseen.push({ side: 'both', fromMs: fromMs - zeroMs, toMs: Math.min(toMs, untilMs) - zeroMs });
    if (untilMs === Number.POSITIVE_INFINITY && openMs !== null)
      for (const side of sides)
        if (closedAt[side] === null)
          unseen.push({
            side,
            fromMs: Math.max(known[side] ?? openMs, openMs) - zeroMs,
            toMs: sinceZero(nextOpenMs),
          });
    // What became of it at the other end is not recorded; the lane there belongs to the next connection from now on.
    if (nextOpenMs !== null && openMs !== null && closedAt.server === null)
      write(nextOpenMs, attempt, { kind: 'ready-state', side: 'server', state: 'CLOSED' });
    const endMs = closedAt.client;
    if (endMs !== null && openMs !== null && connection.event === null && endMs <= untilMs)
      concluded.push({ atMs: endMs - zeroMs, code: codeOf(connection) ?? null });
    if (next?.startedAtMs != null && connection.endedAtMs !== null) {
      const delayMs = next.startedAtMs - connection.endedAtMs;
      write(connection.endedAtMs, attempt, { kind: 'retry-scheduled', retry: attempt, delayMs, ceilingMs: delayMs });
    }
  });
  const events = drafts
    .map((draft, order) => ({ draft, order }))
    .sort((a, b) => a.draft.atMs - b.draft.atMs || a.order - b.order)
    .map(({ draft }) => draft);
  const seqs = new Map(events.map((draft, seq) => [draft, seq]));
  lastMs = events.at(-1)?.atMs ?? 0;
  const recordedToMs = recordingEndMs === null ? lastMs : Math.max(lastMs, recordingEndMs - zeroMs);
  const isOver = !isPending && unseen.every(({ side, toMs }) => side !== 'client' || toMs !== null);
  const endMs = isOver ? lastMs : recordedToMs;
  // After the recorder stopped nothing is recorded of either end, nor of what is between them.
  const known = isOver
    ? unseen
    : [
        ...unseen.map((one) => ({ ...one, toMs: one.toMs ?? recordedToMs })).filter((one) => one.toMs > one.fromMs),
        { side: 'both' as const, fromMs: recordedToMs, toMs: null },
      ];
  return {
    trace: {
      endMs,
      truncated: null,
      events: events.map(({ atMs, attempt, detail, cause }, seq) => ({
        seq,
        atMs,
        attempt,
        causeSeq: cause ? (seqs.get(cause) ?? null) : null,
        ...detail,
      })),
    },
    observation: { recorder: chosen?.recorder ?? 'wire', unseen: known, concluded },
    zeroMs,
  };
}

/** Everything that may be the earliest moment of a connection. */
const startsOf = ({ startedAtMs, openedAtMs, events }: ObservedConnection): readonly number[] => {
  const known = [startedAtMs, openedAtMs, events[0]?.atMs ?? null].filter((ms) => ms !== null);
  return known.length > 0 ? known : [0];
};
